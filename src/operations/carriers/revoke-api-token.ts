import { requireOperator, requirePermission } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import { type CarrierId, isId, type OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { revokeApiToken as revoke } from '../../storage/api-tokens.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import type { Context } from '../context.ts';

/** Ends an organization's token: it is refused from this moment. A second time, as for none: `not_found`. */
export async function revokeOrganizationToken(
  context: Context,
  principal: Principal,
  input: { organizationId: OrganizationId; tokenId: string },
): Promise<void> {
  requirePermission(principal, input.organizationId, 'api_token.revoke');
  await endToken(context, principal, { ...input, carrierId: null });
}

export async function revokeOperatorToken(
  context: Context,
  principal: Principal,
  tokenId: string,
): Promise<void> {
  const organizationId = requireOperator(principal, 'operator_settings.change');
  await endToken(context, principal, { organizationId, tokenId, carrierId: null });
}

export async function revokeCarrierToken(
  context: Context,
  principal: Principal,
  input: { carrierId: CarrierId; tokenId: string },
): Promise<void> {
  const organizationId = requireOperator(principal, 'carrier_token.revoke');
  await endToken(context, principal, { organizationId, ...input });
}

async function endToken(
  context: Context,
  principal: Principal,
  {
    organizationId,
    tokenId,
    carrierId,
  }: { organizationId: OrganizationId; tokenId: string; carrierId: CarrierId | null },
): Promise<void> {
  if (!isId('apiToken', tokenId)) throw new Refusal('not_found');
  const at = context.clock.now();
  await context.db.forOrganization(organizationId).transaction(async (tx) => {
    const role = await revoke(tx, { id: tokenId, carrierId, at });
    if (role === null) throw new Refusal('not_found');
    const subject = { kind: 'api_token', id: tokenId };
    const detail = { role, carrierId };
    await appendAudit(tx, { actor: actorOf(principal), action: 'api_token.revoked', subject, detail }, at);
  });
}
