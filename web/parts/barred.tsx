import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { Navigate, useLocation } from 'react-router';
import { request } from '../api.ts';
import { type LedHere, placeOf } from './led-here.ts';
import { PageHeader } from './page-header.tsx';
import { ProblemMessage } from './problem-message.tsx';
import { useAct } from './use-act.ts';
import { type Session, useSession } from './use-session.ts';
import { useText } from './use-text.ts';

const useStyles = makeStyles({
  ways: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
});

type Membership = Session['memberships'][number];

/**
 * In the place of a page that the organization's sign-in policy keeps this session from: leads to where a
 * second factor is shown or set up, or to the organization's provider.
 */
export function Barred({ membership }: { membership: Membership }) {
  const location = useLocation();
  if (membership.barredBy !== 'second_factor_needed') return <OwnProviderNeeded membership={membership} />;
  const state: LedHere = { returnTo: placeOf(location), organizationId: membership.organizationId };
  return <Navigate to="/account" state={state} replace />;
}

function OwnProviderNeeded({ membership }: { membership: Membership }) {
  const say = useText();
  const styles = useStyles();
  const location = useLocation();
  const { data: session } = useSession();
  const { organizationId, organizationName, signInWays } = membership;
  const go = useAct(async (providerId: string) => {
    const { email } = session?.user ?? {};
    const body = { organizationId, providerId, email, returnTo: placeOf(location) };
    const { url } = await request('beginSignIn', { body });
    window.location.assign(url);
  });
  return (
    <>
      <PageHeader title={organizationName} />
      <div className={styles.ways}>
        <Text>{say('sign-in.ownProviderNeeded', { organization: organizationName })}</Text>
        <ProblemMessage problem={go.problem} />
        {signInWays.map(({ providerId, name }) => (
          <Button
            key={providerId}
            appearance="primary"
            size="large"
            disabledFocusable={go.isActing}
            icon={go.isActing ? <Spinner size="tiny" /> : undefined}
            onClick={() => void go.run(providerId)}
          >
            {say('sign-in.goTo', { name })}
          </Button>
        ))}
      </div>
    </>
  );
}
