import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { AccountIdentities } from '../parts/account/account-identities.tsx';
import { AccountPasskeys } from '../parts/account/account-passkeys.tsx';
import { AccountPassword } from '../parts/account/account-password.tsx';
import { AccountProfile } from '../parts/account/account-profile.tsx';
import { AccountProvider } from '../parts/account/account-provider.tsx';
import { AccountSecondFactor } from '../parts/account/account-second-factor.tsx';
import { AccountSessions } from '../parts/account/account-sessions.tsx';
import { AccountTotp } from '../parts/account/account-totp.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { ProblemMessage } from '../parts/problem-message.tsx';
import { SkeletonRows } from '../parts/skeleton-rows.tsx';
import { useRead } from '../parts/use-read.ts';
import { useSession } from '../parts/use-session.ts';
import { useText } from '../parts/use-text.ts';

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, maxWidth: '1200px' },
});

/** The signed-in person's own account: who they are here, how they sign in and where they are signed in. */
export function Account() {
  const say = useText();
  const styles = useStyles();
  const { data: session } = useSession();
  const account = useRead('getAccount', {});
  const [isSettingUp, setSettingUp] = useState(false);
  return (
    <>
      <PageHeader title={say('account.title')} />
      <div className={styles.sections}>
        <AccountSecondFactor mayGoOn={!isSettingUp} />
        <ProblemMessage problem={account.error} onRetry={() => account.refetch()} />
        {account.isPending && <SkeletonRows count={6} />}
        {account.data && (
          <>
            <AccountProfile account={account.data} />
            {session?.providerName ? (
              <AccountProvider name={session.providerName} />
            ) : (
              <>
                <AccountPassword email={account.data.email} />
                <AccountPasskeys passkeys={account.data.passkeys} />
                <AccountTotp totp={account.data.totp} isSettingUp={isSettingUp} onSettingUp={setSettingUp} />
              </>
            )}
            <AccountIdentities identities={account.data.identities} />
            <AccountSessions />
          </>
        )}
      </div>
    </>
  );
}
