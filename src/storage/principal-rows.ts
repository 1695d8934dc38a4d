import type { ApiTokenId, CarrierId, OrganizationId } from '../core/ids.ts';
import {
  type OperatorRole,
  type OrganizationRole,
  operatorRoles,
  organizationRoles,
} from '../core/permissions.ts';
import type { Membership, Principal, Scopes } from '../core/principal.ts';

/** An API token as the database has it, with what it is of. */
export interface TokenRow {
  organizationId: OrganizationId;
  id: ApiTokenId;
  name: string;
  role: string;
  kind: 'operator' | 'customer';
  lastUsedAt: Date | null;
  actsWithoutStepUp: boolean;
  scopes: Scopes;
  expiresAt: Date | null;
  carrierId: CarrierId | null;
  carrierName: string | null;
  carrierStatus: 'active' | 'suspended' | null;
}

/** Who acts with it. */
export function tokenPrincipal(row: TokenRow): Extract<Principal, { kind: 'token' | 'carrier' }> {
  const { id, name, organizationId, carrierId, actsWithoutStepUp, scopes, expiresAt } = row;
  if (carrierId === null) {
    return { kind: 'token', id, name, membership: membershipOf(row), actsWithoutStepUp, scopes, expiresAt };
  }
  if (row.carrierName === null) throw new Error(`token ${id} is of a carrier that is not there`);
  const operatorId = organizationId;
  return { kind: 'carrier', id, name: row.carrierName, tokenName: name, scopes, carrierId, operatorId };
}

/** A role the code does not know would be a right nobody decided on. */
export function membershipOf(row: {
  organizationId: OrganizationId;
  kind: 'operator' | 'customer';
  role: string;
}): Membership {
  const { organizationId, role } = row;
  if (row.kind === 'operator' && (operatorRoles as readonly string[]).includes(role)) {
    return { kind: 'operator', organizationId, role: role as OperatorRole };
  }
  if (row.kind === 'customer' && (organizationRoles as readonly string[]).includes(role)) {
    return { kind: 'organization', organizationId, role: role as OrganizationRole };
  }
  throw new Error(`the role ${role} cannot be had in ${organizationId}`);
}
