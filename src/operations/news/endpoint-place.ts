import { requireOperator, requirePermission } from '../../core/access.ts';
import type { CarrierId, OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal, refuseFields } from '../../core/refusal.ts';
import { findCarrier } from '../../storage/carriers.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { requireOrganization } from '../operator/get-organization.ts';

/** Whose webhook endpoints are meant: an organization's, or a gaining carrier's by the operator. */
export type EndpointOwner = { organizationId: OrganizationId } | { carrierId: CarrierId };

/** Where those endpoints lie. */
export interface EndpointPlace {
  organizationId: OrganizationId;
  /** Null: the organization's own. */
  carrierId: CarrierId | null;
}

/** Refuses unless the principal may do that to their endpoints. */
export function endpointPlace(
  principal: Principal,
  owner: EndpointOwner,
  action: 'webhook.read' | 'webhook.manage',
): EndpointPlace {
  if ('carrierId' in owner) return { organizationId: requireOperator(principal, action), ...owner };
  requirePermission(principal, owner.organizationId, action);
  return { ...owner, carrierId: null };
}

/** Refuses `not_found` when the owner is not there: the operator may name one that is not. */
export async function requireOwner(tx: OrganizationTx, { carrierId }: EndpointPlace): Promise<void> {
  if (carrierId === null) await requireOrganization(tx);
  else if (!(await findCarrier(tx, carrierId))) throw new Refusal('not_found');
}

/** Refuses at `/url` what webhooks must not go to. It asks the network, so it stands before a transaction. */
export async function requireWebhookUrl(context: Context, url: string): Promise<void> {
  const problem = await context.webhookUrlProblem(url);
  if (problem) throw refuseFields({ path: '/url', code: problem });
}
