import { Field, Input } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type AnswerOf, request } from '../../api.ts';
import { Form } from '../../parts/form.tsx';
import { FormTitle } from '../../parts/form-title.tsx';
import { ProblemMessage } from '../../parts/problem-message.tsx';
import { isLongEnough, NewPasswordField } from '../../parts/sign-in/new-password-field.tsx';
import { PasswordField } from '../../parts/sign-in/password-field.tsx';
import { SecondFactorField } from '../../parts/sign-in/second-factor-field.tsx';
import { useSecondFactor } from '../../parts/sign-in/use-second-factor.ts';
import { useAct } from '../../parts/use-act.ts';
import { beginSession } from '../../parts/use-session.ts';
import { useText } from '../../parts/use-text.ts';

interface Props {
  token: string;
  link: AnswerOf<'inspectSetupLink'>;
}

/** A person who was invited: sets a password, or proves themselves with the one they have. */
export function InvitedForm({ token, link }: Props) {
  const say = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const { hasPassword } = link;
  const factor = useSecondFactor();
  const redeem = useAct(async () => {
    const session = await request('redeemSetupLink', { body: { token, password, ...factor.body } }).catch(
      factor.noteRefusal,
    );
    const joined = session.memberships.find((one) => one.organizationName === link.organizationName);
    beginSession(client, session);
    await navigate(joined?.kind === 'organization' ? `/o/${joined.organizationId}/home` : '/', {
      replace: true,
    });
  });
  const isGeneral = redeem.problem?.errors.length === 0 && redeem.problem.code !== 'second_factor_required';
  const isReady = hasPassword ? password !== '' : isLongEnough(password);
  const submit = () => {
    setTried(true);
    const isLacking = factor.isAsked && factor.typed.trim() === '';
    if (isReady && !isLacking) void redeem.run(undefined).then(() => setTried(false));
  };
  const wanted = say(hasPassword ? 'set-up.required' : 'set-up.passwordTooShort');
  const problem =
    redeem.problem?.fieldError('/password')?.message ?? (isTried && !isReady ? wanted : undefined);
  // An operator made on the command line may have no name but the address.
  const title = link.name === link.email ? 'set-up.welcome' : 'set-up.invitedTitle';
  const values = { name: link.name, organization: link.organizationName };
  const submitText = say(hasPassword ? 'set-up.submitExisting' : 'set-up.submit');
  const lead = say(hasPassword ? 'set-up.invitedLeadExisting' : 'set-up.invitedLead', values);
  return (
    <>
      <FormTitle title={say(title, values)} lead={lead} />
      <Form submitText={submitText} isActing={redeem.isActing} onSubmit={submit}>
        {isGeneral && <ProblemMessage problem={redeem.problem} />}
        <Field label={say('set-up.email')}>
          <Input readOnly type="email" autoComplete="username" value={link.email ?? ''} />
        </Field>
        {hasPassword ? (
          <PasswordField
            label={say('set-up.password')}
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            problem={problem}
          />
        ) : (
          <NewPasswordField
            label={say('set-up.newPassword')}
            value={password}
            onChange={setPassword}
            problem={problem}
          />
        )}
        <SecondFactorField factor={factor} isTried={isTried} />
      </Form>
    </>
  );
}
