import { Button, Divider, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { KeyRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { request } from '../../api.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { useAct } from '../use-act.ts';
import { beginSession } from '../use-session.ts';
import { useText } from '../use-text.ts';
import { addressAfterSignIn } from './sign-in-address.ts';
import { hasPasskeys, usePasskeys } from './use-passkeys.ts';

const useStyles = makeStyles({
  whole: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    marginTop: tokens.spacingVerticalL,
  },
});

/** Signs in by a passkey: the browser asks which and whose, no address is typed. */
export function SignInPasskey() {
  const say = useText();
  const styles = useStyles();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { sign } = usePasskeys();
  const signIn = useAct(async () => {
    const credential = await sign(await request('challengeToSignIn', {}));
    beginSession(client, await request('signInWithPasskey', { body: { credential } }));
    await navigate(addressAfterSignIn(search), { replace: true });
  });
  if (!hasPasskeys()) return null;
  return (
    <div className={styles.whole}>
      <Divider>{say('sign-in.or')}</Divider>
      <ProblemMessage problem={signIn.problem} />
      <Button
        size="large"
        icon={signIn.isActing ? <Spinner size="tiny" /> : <KeyRegular />}
        disabledFocusable={signIn.isActing}
        onClick={() => void signIn.run(undefined)}
      >
        {say('sign-in.passkey')}
      </Button>
    </div>
  );
}
