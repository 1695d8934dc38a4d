import { makeStyles, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { request } from '../../api.ts';
import { Form } from '../form.tsx';
import { PageLink } from '../page-link.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { useAct } from '../use-act.ts';
import { beginSession } from '../use-session.ts';
import { useText } from '../use-text.ts';
import { PasswordField } from './password-field.tsx';
import { SecondFactorField } from './second-factor-field.tsx';
import { addressAfterSignIn } from './sign-in-address.ts';
import { SignInWho } from './sign-in-who.tsx';
import { useSecondFactor } from './use-second-factor.ts';

const useStyles = makeStyles({
  forgot: { marginTop: tokens.spacingVerticalL },
});

/** Signs in by a password of this server's own. */
export function SignInPassword({ email, onBack }: { email: string; onBack(): void }) {
  const say = useText();
  const styles = useStyles();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const place = useRef<HTMLDivElement>(null);
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const factor = useSecondFactor();
  const signIn = useAct(async () => {
    const body = { email, password, ...factor.body };
    beginSession(client, await request('signIn', { body }).catch(factor.noteRefusal));
    await navigate(addressAfterSignIn(search), { replace: true });
  });
  useEffect(() => place.current?.querySelector<HTMLElement>('input[type="password"]')?.focus(), []);
  const submit = () => {
    setTried(true);
    if (password === '' || (factor.isAsked && factor.typed.trim() === '')) return;
    void signIn.run(undefined).then(() => setTried(false));
  };
  return (
    <div ref={place}>
      <Form submitText={say('sign-in.submit')} isActing={signIn.isActing} onSubmit={submit}>
        <SignInWho email={email} onBack={onBack} />
        {/* For the browser's own keeper of passwords. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        {signIn.problem?.code !== 'second_factor_required' && <ProblemMessage problem={signIn.problem} />}
        <PasswordField
          label={say('sign-in.password')}
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          problem={isTried && password === '' ? say('sign-in.required') : undefined}
        />
        <SecondFactorField factor={factor} isTried={isTried} />
      </Form>
      <div className={styles.forgot}>
        <PageLink to="/forgot-password" state={{ email }}>
          {say('sign-in.forgot')}
        </PageLink>
      </div>
    </div>
  );
}
