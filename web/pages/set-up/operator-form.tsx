import { Field, Input } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { request } from '../../api.ts';
import { Form } from '../../parts/form.tsx';
import { FormTitle } from '../../parts/form-title.tsx';
import { ProblemMessage } from '../../parts/problem-message.tsx';
import { isLongEnough, NewPasswordField } from '../../parts/sign-in/new-password-field.tsx';
import { useAct } from '../../parts/use-act.ts';
import { beginSession } from '../../parts/use-session.ts';
import { useText } from '../../parts/use-text.ts';

/** The very first person: the operator who runs this Portkeeper. */
export function OperatorForm({ token }: { token: string }) {
  const say = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [typed, setTyped] = useState({ name: '', email: '', password: '' });
  const [isTried, setTried] = useState(false);
  const redeem = useAct(async () => {
    const body = { token, password: typed.password, email: typed.email.trim(), name: typed.name };
    beginSession(client, await request('redeemSetupLink', { body }));
    await navigate('/operator/home', { replace: true });
  });
  const isReady = typed.name.trim() !== '' && typed.email !== '' && isLongEnough(typed.password);
  const submit = () => {
    setTried(true);
    if (isReady) void redeem.run(undefined);
  };
  const problemOf = (name: 'name' | 'email', isWrong: boolean) =>
    redeem.problem?.fieldError(`/${name}`)?.message ??
    (isTried && isWrong ? say('set-up.required') : undefined);
  const passwordProblem =
    redeem.problem?.fieldError('/password')?.message ??
    (isTried && !isLongEnough(typed.password) ? say('set-up.passwordTooShort') : undefined);
  return (
    <>
      <FormTitle title={say('set-up.operatorTitle')} lead={say('set-up.operatorLead')} />
      <Form submitText={say('set-up.submit')} isActing={redeem.isActing} onSubmit={submit}>
        {redeem.problem?.errors.length === 0 && <ProblemMessage problem={redeem.problem} />}
        <Field label={say('set-up.name')} validationMessage={problemOf('name', typed.name.trim() === '')}>
          <Input
            required
            autoComplete="name"
            value={typed.name}
            onChange={(_event, { value }) => setTyped({ ...typed, name: value })}
          />
        </Field>
        <Field label={say('set-up.email')} validationMessage={problemOf('email', typed.email === '')}>
          <Input
            required
            type="email"
            autoComplete="username"
            value={typed.email}
            onChange={(_event, { value }) => setTyped({ ...typed, email: value })}
          />
        </Field>
        <NewPasswordField
          label={say('set-up.newPassword')}
          value={typed.password}
          onChange={(password) => setTyped({ ...typed, password })}
          problem={passwordProblem}
        />
      </Form>
    </>
  );
}
