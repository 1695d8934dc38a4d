import { requireOperator } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import { isCountry } from '../../core/countries.ts';
import type { Principal } from '../../core/principal.ts';
import { refuseFields } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { newId } from '../../storage/new-id.ts';
import { insertOrganization, type Organization } from '../../storage/organizations.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';

/** Makes an organization; both its own record and the operator's begin or go on with it. */
export async function createOrganization(
  context: Context,
  principal: Principal,
  input: { name: string; country: string; timeZone: string },
  remember: (tx: OrganizationTx, made: Organization) => Promise<void>,
): Promise<Organization> {
  const operatorId = requireOperator(principal, 'organization.create');
  if (!isCountry(input.country)) throw refuseFields({ path: '/country', code: 'unknown_country' });
  const at = context.clock.now();
  const organization: Organization = {
    id: newId('organization', at),
    kind: 'customer',
    ...input,
    createdAt: at,
  };
  await context.db.forOperator().transaction(async (tx) => {
    await insertOrganization(tx, organization);
    const actor = actorOf(principal);
    const subject = { kind: 'organization', id: organization.id };
    const fact = { actor, action: 'organization.created', subject, detail: input };
    await appendAudit(tx.forOrganization(organization.id), fact, at);
    await appendAudit(tx.forOrganization(operatorId), fact, at);
    await remember(tx.forOrganization(organization.id), organization);
  });
  return organization;
}
