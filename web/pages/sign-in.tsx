import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { type AnswerOf, request } from '../api.ts';
import { FormTitle } from '../parts/form-title.tsx';
import { BarePage } from '../parts/frame/bare-page.tsx';
import { addressAfterSignIn } from '../parts/sign-in/sign-in-address.ts';
import { SignInEmail } from '../parts/sign-in/sign-in-email.tsx';
import { SignInPasskey } from '../parts/sign-in/sign-in-passkey.tsx';
import { SignInPassword } from '../parts/sign-in/sign-in-password.tsx';
import { SignInWays } from '../parts/sign-in/sign-in-ways.tsx';
import { useProviderSignIn } from '../parts/sign-in/use-provider-sign-in.ts';
import { useAct } from '../parts/use-act.ts';
import { useText } from '../parts/use-text.ts';

const useStyles = makeStyles({
  below: { display: 'block', marginTop: tokens.spacingVerticalL },
});

type Ways = AnswerOf<'findSignInWays'>['ways'];

/** The address first: its domain leads to the organization's provider, or to a password here. */
export function SignIn() {
  const say = useText();
  const styles = useStyles();
  const [search] = useSearchParams();
  const hasEnded = (useLocation().state as { hasEnded?: boolean } | null)?.hasEnded;
  const [email, setEmail] = useState('');
  const [step, setStep] = useState<'email' | 'ways' | 'password'>('email');
  const [ways, setWays] = useState<Ways>([]);
  const go = useProviderSignIn({ email, returnTo: addressAfterSignIn(search) });
  const ask = useAct(async () => {
    const found = (await request('findSignInWays', { body: { email } })).ways;
    setWays(found);
    const [only, ...others] = found;
    setStep(only ? 'ways' : 'password');
    if (only && others.length === 0) await go.run(only);
  });
  return (
    <BarePage title={say('sign-in.title')}>
      <FormTitle
        title={say('sign-in.title')}
        lead={say(hasEnded ? 'sign-in.ended' : search.has('back') ? 'sign-in.again' : 'sign-in.lead')}
      />
      {step === 'email' && (
        <SignInEmail
          email={email}
          onChange={setEmail}
          act={ask}
          onNext={() => void ask.run(undefined)}
          onPassword={() => setStep('password')}
        />
      )}
      {step === 'ways' && (
        <SignInWays
          email={email}
          ways={ways}
          act={go}
          onChoose={(way) => void go.run(way)}
          onPassword={() => setStep('password')}
          onBack={() => setStep('email')}
        />
      )}
      {step === 'password' && <SignInPassword email={email} onBack={() => setStep('email')} />}
      {step === 'email' && <SignInPasskey />}
      <Text size={200} className={styles.below}>
        {say('sign-in.noAccount')}
      </Text>
    </BarePage>
  );
}
