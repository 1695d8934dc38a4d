import { requireOperator, requirePermission } from '../../core/access.ts';
import type { CarrierId, OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { type ApiToken, listApiTokens } from '../../storage/api-tokens.ts';
import { findCarrier } from '../../storage/carriers.ts';
import type { Context } from '../context.ts';
import { requireOrganization } from '../operator/get-organization.ts';

interface Page {
  limit: number;
  beforeId: string | null;
}

/** An organization's tokens, newest first, revoked ones among them. */
export async function listOrganizationTokens(
  context: Context,
  principal: Principal,
  input: Page & { organizationId: OrganizationId },
): Promise<ApiToken[]> {
  requirePermission(principal, input.organizationId, 'api_token.list');
  return context.db.forOrganization(input.organizationId).read(async (tx) => {
    await requireOrganization(tx);
    return listApiTokens(tx, { ...input, carrierId: null });
  });
}

export async function listOperatorTokens(
  context: Context,
  principal: Principal,
  page: Page,
): Promise<ApiToken[]> {
  const operatorId = requireOperator(principal, 'operator_settings.read');
  return context.db.forOrganization(operatorId).read((tx) => listApiTokens(tx, { ...page, carrierId: null }));
}

export async function listCarrierTokens(
  context: Context,
  principal: Principal,
  input: Page & { carrierId: CarrierId },
): Promise<ApiToken[]> {
  const operatorId = requireOperator(principal, 'carrier.list');
  return context.db.forOrganization(operatorId).read(async (tx) => {
    if (!(await findCarrier(tx, input.carrierId))) throw new Refusal('not_found');
    return listApiTokens(tx, input);
  });
}
