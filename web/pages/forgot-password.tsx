import {
  Field,
  Input,
  Link,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useHref, useLocation } from 'react-router';
import { request } from '../api.ts';
import { Form } from '../parts/form.tsx';
import { FormTitle } from '../parts/form-title.tsx';
import { BarePage } from '../parts/frame/bare-page.tsx';
import { ProblemMessage } from '../parts/problem-message.tsx';
import { useAct } from '../parts/use-act.ts';
import { useText } from '../parts/use-text.ts';

const useStyles = makeStyles({
  back: { display: 'inline-block', marginTop: tokens.spacingVerticalL },
});

/** What was typed on the page before, whose state comes from the browser's history. */
function emailIn(state: unknown): string {
  const email = (state as { email?: unknown } | null)?.email;
  return typeof email === 'string' ? email : '';
}

/** Asks for a link by mail. What is said then is the same whoever has an account. */
export function ForgotPassword() {
  const say = useText();
  const styles = useStyles();
  const signIn = useHref('/sign-in');
  const { state } = useLocation();
  const [email, setEmail] = useState(emailIn(state));
  const [isTried, setTried] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const ask = useAct(async () => {
    await request('requestPasswordReset', { body: { email: email.trim() } });
    setAsked(true);
  });
  const missing = isTried && email.trim() === '' ? say('sign-in.required') : undefined;
  const fault = missing ?? ask.problem?.fieldError('/email')?.message;
  const submit = () => {
    setTried(true);
    if (email.trim() !== '') void ask.run(undefined);
  };
  return (
    <BarePage title={say('reset.forgot.title')}>
      <FormTitle title={say('reset.forgot.title')} lead={say('reset.forgot.lead')} />
      {isAsked ? (
        <MessageBar intent="success" layout="multiline" politeness="polite">
          <MessageBarBody>{say('reset.forgot.sent', { email: email.trim() })}</MessageBarBody>
        </MessageBar>
      ) : (
        <Form submitText={say('reset.forgot.submit')} isActing={ask.isActing} onSubmit={submit}>
          {fault === undefined && <ProblemMessage problem={ask.problem} />}
          <Field
            label={say('sign-in.email')}
            validationMessage={fault}
            validationState={fault === undefined ? 'none' : 'error'}
          >
            <Input
              required
              type="email"
              autoComplete="username"
              value={email}
              onChange={(_event, { value }) => setEmail(value)}
            />
          </Field>
        </Form>
      )}
      <Link className={styles.back} href={signIn}>
        {say('reset.toSignIn')}
      </Link>
    </BarePage>
  );
}
