import { useParams } from 'react-router';
import { keepChoice, keptChoice } from './kept-choice.ts';
import { operatorMembership } from './use-place.ts';
import { useRead } from './use-read.ts';
import { useSession } from './use-session.ts';

interface ChosenOrganization {
  /** Null while it is not known, and for an operator who has none yet. */
  id: string | null;
  isKnown: boolean;
}

/** The organization the navigation leads to: the address's, else the last one looked at, else the first. */
export function useChosenOrganization(): ChosenOrganization {
  const { org } = useParams();
  const { data: session } = useSession();
  const isOperator = operatorMembership(session) !== undefined;
  const mine = session?.memberships.filter(({ kind }) => kind === 'organization') ?? [];
  const open = mine.filter(({ barredBy }) => barredBy === null);
  // Where none is open, the first says what it asks for.
  const own = open.length > 0 ? open : mine;
  const isListWanted = org === undefined && isOperator;
  const list = useRead('listOrganizations', { query: { limit: 200 } }, { isWanted: isListWanted });
  if (org !== undefined) {
    keepChoice('organization', org);
    return { id: org, isKnown: true };
  }
  const ids = isOperator ? list.data?.items.map(({ id }) => id) : own.map((one) => one.organizationId);
  if (!ids) return { id: null, isKnown: list.isError };
  return { id: keptChoice('organization', ids) ?? ids[0] ?? null, isKnown: true };
}
