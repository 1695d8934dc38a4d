import { Text } from '@fluentui/react-components';
import { Navigate, useLocation } from 'react-router';
import { PageHeader } from '../page-header.tsx';
import { ProviderButtons } from '../sign-in/provider-buttons.tsx';
import { type Session, useSession } from '../use-session.ts';
import { useText } from '../use-text.ts';
import { type LedHere, placeOf } from './led-here.ts';

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
  const location = useLocation();
  const { data: session } = useSession();
  const { organizationName, signInWays } = membership;
  return (
    <>
      <PageHeader title={organizationName} />
      <Text block>{say('sign-in.ownProviderNeeded', { organization: organizationName })}</Text>
      <ProviderButtons ways={signInWays} email={session?.user.email} returnTo={placeOf(location)} />
    </>
  );
}
