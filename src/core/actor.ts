import type { OrganizationId } from './ids.ts';
import type { Principal } from './principal.ts';
import { openMemberships } from './sign-in-policy.ts';

/** Who did it, as the record keeps it. */
export interface Actor {
  kind: 'user' | 'token' | 'carrier' | 'system';
  id: string;
  name: string;
  /** Of the operator's people and tokens; left out for everybody else. */
  operator?: OperatorActing;
}

/** Where somebody of the operator is at home, and why they act elsewhere. */
interface OperatorActing {
  homes: readonly OrganizationId[];
  reasons: readonly { organizationId: OrganizationId; reason: string }[];
  /** A token's, said with the one request; for whatever organization. */
  reason: string | null;
}

export const systemActor: Actor = { kind: 'system', id: 'system', name: 'Portkeeper' };

/** Whoever can run commands on the host is the operator, as the record calls them. */
export const hostActor: Actor = { kind: 'system', id: 'host', name: 'operator on the host' };

export function actorOf(principal: Principal): Actor {
  switch (principal.kind) {
    case 'user':
    case 'token': {
      const who = { kind: principal.kind, id: principal.id, name: principal.name };
      const operator = operatorActing(principal);
      return operator ? { ...who, operator } : who;
    }
    case 'carrier':
      return { kind: 'carrier', id: principal.carrierId, name: principal.name };
  }
}

function operatorActing(principal: Exclude<Principal, { kind: 'carrier' }>): OperatorActing | null {
  const isUser = principal.kind === 'user';
  const memberships = isUser ? openMemberships(principal.memberships) : [principal.membership];
  if (!memberships.some(({ kind }) => kind === 'operator')) return null;
  return {
    homes: memberships.map(({ organizationId }) => organizationId),
    reasons: (isUser && principal.delegations) || [],
    reason: (!isUser && principal.reason) || null,
  };
}

/**
 * What the record of that organization says beside the act: that it was done for the operator, by somebody
 * who is not at home there or has said there why they act, and why. Empty for everybody else's acts.
 */
export function actingDetail(
  { operator }: Actor,
  organizationId: OrganizationId,
): { forOperator?: { reason: string | null } } {
  if (!operator) return {};
  const said = operator.reasons.find((one) => one.organizationId === organizationId);
  // A member whose role there is not enough acts as the operator, and had to say why.
  if (!said && operator.homes.includes(organizationId)) return {};
  return { forOperator: { reason: said?.reason ?? operator.reason } };
}
