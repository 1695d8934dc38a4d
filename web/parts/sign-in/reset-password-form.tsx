import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { type AnswerOf, request } from '../../api.ts';
import { Form } from '../form.tsx';
import { FormTitle } from '../form-title.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import { isLongEnough, NewPasswordField } from './new-password-field.tsx';

interface Props {
  token: string;
  link: AnswerOf<'inspectPasswordLink'>;
  onDone(): void;
}

/** The new password of whoever the link is of. */
export function ResetPasswordForm({ token, link, onDone }: Props) {
  const say = useText();
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const redeem = useAct(async () => {
    await request('redeemPasswordLink', { body: { token, password } });
    onDone();
  });
  const tooShort = isTried && !isLongEnough(password) ? say('set-up.passwordTooShort') : undefined;
  const submit = () => {
    setTried(true);
    if (isLongEnough(password)) void redeem.run(undefined);
  };
  return (
    <>
      <FormTitle title={say('reset.title')} lead={say(`reset.lead.${link.kind}`)} />
      <Form submitText={say('reset.submit')} isActing={redeem.isActing} onSubmit={submit}>
        {redeem.problem?.errors.length === 0 && <ProblemMessage problem={redeem.problem} />}
        <Field label={say('sign-in.email')}>
          <Input readOnly type="email" autoComplete="username" value={link.email} />
        </Field>
        <NewPasswordField
          label={say('set-up.newPassword')}
          value={password}
          onChange={setPassword}
          problem={redeem.problem?.fieldError('/password')?.message ?? tooShort}
        />
      </Form>
    </>
  );
}
