import { Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { request } from '../api.ts';
import { BarePage } from '../parts/bare-page.tsx';
import { Form } from '../parts/form.tsx';
import { FormTitle } from '../parts/form-title.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { ProblemMessage } from '../parts/problem-message.tsx';
import { addressAfterSignIn } from '../parts/sign-in-address.ts';
import { useAct } from '../parts/use-act.ts';
import { beginSession } from '../parts/use-session.ts';
import { useText } from '../parts/use-text.ts';

const useStyles = makeStyles({
  below: { display: 'block', marginTop: tokens.spacingVerticalL },
});

export function SignIn() {
  const say = useText();
  const styles = useStyles();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const signIn = useAct(async () => {
    beginSession(client, await request('signIn', { body: { email: email.trim(), password } }));
    await navigate(addressAfterSignIn(search), { replace: true });
  });
  const missing = (value: string) => (isTried && value === '' ? say('sign-in.required') : undefined);
  const submit = () => {
    setTried(true);
    if (email !== '' && password !== '') void signIn.run(undefined);
  };
  return (
    <BarePage title={say('sign-in.title')}>
      <FormTitle
        title={say('sign-in.title')}
        lead={say(search.has('back') ? 'sign-in.again' : 'sign-in.lead')}
      />
      <Form submitText={say('sign-in.submit')} isActing={signIn.isActing} onSubmit={submit}>
        <ProblemMessage problem={signIn.problem} />
        <Field
          label={say('sign-in.email')}
          validationMessage={missing(email)}
          validationState={missing(email) ? 'error' : 'none'}
        >
          <Input
            required
            type="email"
            autoComplete="username"
            value={email}
            onChange={(_event, { value }) => setEmail(value)}
          />
        </Field>
        <PasswordField
          label={say('sign-in.password')}
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          problem={missing(password)}
        />
      </Form>
      <Text size={200} className={styles.below}>
        {say('sign-in.noAccount')}
      </Text>
    </BarePage>
  );
}
