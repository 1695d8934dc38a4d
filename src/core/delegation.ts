import type { OrganizationId } from './ids.ts';
import { type Action, isPermitted, type Role } from './permissions.ts';
import type { Principal } from './principal.ts';
import { Refusal } from './refusal.ts';
import { openMemberships } from './sign-in-policy.ts';

/** How long a reason that was said holds, for the session it was said in. */
export const delegationMs = 60 * 60_000;

/**
 * What is an organization's own to change. A person of the operator who does one of these for a customer says
 * why first, and the customer reads it in its own record. The porting desk's moves on orders are not among
 * them: they are the desk's own work and carry notes.
 */
export const actsNeedingReason: ReadonlySet<Action> = new Set<Action>([
  'user.invite',
  'user.change',
  'api_token.create',
  'api_token.revoke',
  'billing_account.create',
  'phone_number.add',
  'lock.set',
  'webhook.manage',
  'sign_in.manage',
]);

/** A customer's organization a person of the operator acts for now, and why. */
export interface Delegation {
  organizationId: OrganizationId;
  reason: string;
  endsAt: Date;
}

/**
 * Refuses `reason_required` where a person may do it to that organization's things only as the operator, and
 * has not said why. An API token of the operator needs none: whoever made it decided what it is for.
 */
export function requireReason(principal: Principal, organizationId: OrganizationId, action: Action): void {
  if (principal.kind !== 'user' || !actsNeedingReason.has(action)) return;
  const holdsThere = (role: Role) => isPermitted(role, action);
  const isAtHome = openMemberships(principal.memberships).some(
    (m) => m.organizationId === organizationId && holdsThere(m.role),
  );
  const hasSaid = principal.delegations?.some((one) => one.organizationId === organizationId);
  if (!isAtHome && hasSaid !== true) throw new Refusal('reason_required');
}
