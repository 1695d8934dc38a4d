import { requirePermission } from '../../core/access.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { findOrganization, type Organization } from '../../storage/organizations.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';

/**
 * The organization of the transaction. Refuses `not_found`: the operator may ask for one that is not there.
 */
export async function requireOrganization(tx: OrganizationTx): Promise<Organization> {
  const organization = await findOrganization(tx);
  if (!organization) throw new Refusal('not_found');
  return organization;
}

/**
 * Refuses `not_permitted` besides for the operator's own organization: the roles of a customer's people and
 * tokens mean nothing there, and whoever got one could not be let in.
 */
export async function requireCustomer(tx: OrganizationTx): Promise<Organization> {
  const organization = await requireOrganization(tx);
  if (organization.kind === 'operator') throw new Refusal('not_permitted');
  return organization;
}

export async function getOrganization(
  context: Context,
  principal: Principal,
  id: OrganizationId,
): Promise<Organization> {
  requirePermission(principal, id, 'organization.read');
  return context.db.forOrganization(id).read((tx) => requireOrganization(tx));
}
