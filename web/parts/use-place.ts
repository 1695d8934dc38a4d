import { useParams } from 'react-router';
import { useRead } from './use-read.ts';
import { type Session, useSession } from './use-session.ts';

/** Where the person is: one organization, or the operator's own pages. */
export interface Place {
  /** The organization of the address; empty on the operator's pages. */
  org: string;
  isOperator: boolean;
  /** Whether the person may do that here, as the API said: `pin.set`. The API still refuses by itself. */
  can(action: string): boolean;
}

export function usePlace(): Place {
  const { org = '' } = useParams();
  const { data: session } = useSession();
  return {
    org,
    isOperator: operatorMembership(session) !== undefined,
    can: (action) => mayAt(session, org, action),
  };
}

type Membership = Session['memberships'][number];

/** Where somebody is of the operator and their session is strong enough for it. */
export function operatorMembership(session: Session | undefined) {
  return session?.memberships.find(({ kind, barredBy }) => kind === 'operator' && barredBy === null);
}

/**
 * The membership that would open that place, but for how the person signed in; an empty `org` means the
 * operator's own pages. Undefined: there is none, or the place is open to them.
 */
export function barredMembership(session: Session, org: string): Membership | undefined {
  const there = session.memberships.filter(
    ({ kind, organizationId }) => kind === 'operator' || organizationId === org,
  );
  return there.some(({ barredBy }) => barredBy === null)
    ? undefined
    : there.find(({ barredBy }) => barredBy !== null);
}

/** What an operator may do holds in every organization, beside what they may do as a member of this one. */
export function mayAt(session: Session | undefined, org: string, action: string): boolean {
  const holding = session?.memberships.filter(
    ({ kind, organizationId }) => kind === 'operator' || organizationId === org,
  );
  return holding?.some(({ permissions }) => permissions.includes(action)) ?? false;
}

/** The organization of the address: its name, country and time zone. */
export function useOrganization() {
  const { org = '' } = useParams();
  return useRead('getOrganization', { params: { org } }, { isWanted: org !== '' });
}
