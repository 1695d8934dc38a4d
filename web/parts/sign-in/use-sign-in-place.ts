import { operatorMembership, usePlace } from '../use-place.ts';
import { useRead } from '../use-read.ts';
import { useSession } from '../use-session.ts';

/** Whose sign-in is set up: the organization of the address, or on the operator's pages the operator. */
export function useSignInPlace() {
  const { org: named, can: canThere } = usePlace();
  const { data: session } = useSession();
  const operator = operatorMembership(session);
  const isOperators = named === '';
  const org = isOperators ? (operator?.organizationId ?? '') : named;
  const can = (action: string) =>
    isOperators ? (operator?.permissions.includes(action) ?? false) : canThere(action);
  return { org, isOperators, can, mayVouch: operator?.role === 'operator_admin' };
}

export function useSignInSettings() {
  const { org } = useSignInPlace();
  return useRead('getSignInSettings', { params: { org } }, { isWanted: org !== '' });
}
