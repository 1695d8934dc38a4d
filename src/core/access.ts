import { requireReason } from './delegation.ts';
import { requireFreshProof } from './fresh-proof.ts';
import type { OrganizationId } from './ids.ts';
import { type Action, actionsOf, isPermitted, type Role } from './permissions.ts';
import type { Membership, Principal } from './principal.ts';
import { Refusal } from './refusal.ts';
import { openMemberships } from './sign-in-policy.ts';

type CarrierPrincipal = Extract<Principal, { kind: 'carrier' }>;

function membershipsOf(principal: Principal): readonly Membership[] {
  switch (principal.kind) {
    case 'user':
      return principal.memberships;
    case 'token':
      return [principal.membership];
    case 'carrier':
      return [];
  }
}

function reaches(membership: Membership, organizationId: OrganizationId): boolean {
  return membership.kind === 'operator' || membership.organizationId === organizationId;
}

/**
 * The roles the principal has towards an organization: its own there, and the operator's everywhere. A
 * membership that the session is not strong enough for gives none.
 */
export function rolesTowards(principal: Principal, organizationId: OrganizationId): Role[] {
  return openMemberships(membershipsOf(principal))
    .filter((m) => reaches(m, organizationId))
    .map((m) => m.role);
}

/** The operator membership of the principal, if its session opens it, or null. */
export function operatorMembership(principal: Principal): Extract<Membership, { kind: 'operator' }> | null {
  return openMemberships(membershipsOf(principal)).find((m) => m.kind === 'operator') ?? null;
}

/** Why nobody may do it with this session who might with a stronger one; null: that is not the reason. */
function barOf(memberships: readonly Membership[], action: Action): Refusal | null {
  const barred = memberships.find((m) => m.barredBy && isPermitted(m.role, action));
  return barred?.barredBy ? new Refusal(barred.barredBy) : null;
}

/**
 * Refuses unless the principal may do the action to that organization's things. Whoever has no role there is
 * told `not_found`, exactly as if it did not exist; whoever sees it but may not is told `not_permitted`;
 * `second_factor_needed` or `own_provider_needed` where the organization's policy asks for more than the
 * session has; `reason_required` where a person of the operator has not said why they act for that
 * organization; and `step_up_required` where the action asks for a fresh proof of who they are.
 */
export function requirePermission(
  principal: Principal,
  organizationId: OrganizationId,
  action: Action,
): void {
  const roles = rolesTowards(principal, organizationId);
  if (!roles.some((role) => isPermitted(role, action))) {
    const here = membershipsOf(principal).filter((m) => reaches(m, organizationId));
    throw barOf(here, action) ?? new Refusal(here.length === 0 ? 'not_found' : 'not_permitted');
  }
  requireScope(principal, action);
  requireReason(principal, organizationId, action);
  requireFreshProof(principal, action);
}

/**
 * Refuses, as above, unless the principal may do the action as the operator; gives the operator's own
 * organization.
 */
export function requireOperator(principal: Principal, action: Action): OrganizationId {
  const membership = operatorMembership(principal);
  if (!membership || !isPermitted(membership.role, action)) {
    const operators = membershipsOf(principal).filter((m) => m.kind === 'operator');
    throw barOf(operators, action) ?? new Refusal('not_permitted');
  }
  requireScope(principal, action);
  requireFreshProof(principal, action);
  return membership.organizationId;
}

/** Refuses unless a carrier may do the action to what is its own. Whose it is, is asked before. */
export function requireCarrier(principal: CarrierPrincipal, action: Action): void {
  if (!isPermitted('carrier', action)) throw new Refusal('not_permitted');
  requireScope(principal, action);
}

/** What a program was not given it may not do, whatever its role; people are never narrowed. */
function requireScope(principal: Principal, action: Action): void {
  if (isInScope(principal, action)) return;
  throw new Refusal('not_permitted', { internal: `${action} is not among the scopes of the token` });
}

function isInScope(principal: Principal, action: Action): boolean {
  return principal.kind === 'user' || principal.scopes === null || principal.scopes.includes(action);
}

/** Everything the principal may do to that organization's things. */
export function permittedActions(principal: Principal, organizationId: OrganizationId): Action[] {
  const actions = new Set(rolesTowards(principal, organizationId).flatMap(actionsOf));
  return [...actions].filter((action) => isInScope(principal, action));
}
