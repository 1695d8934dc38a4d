import { requireOperator, requirePermission } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import type { ApiTokenId, CarrierId, OrganizationId } from '../../core/ids.ts';
import type { OperatorRole, OrganizationRole, Role } from '../../core/permissions.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { requireNoWiderTerms, requireTokenTerms, type TokenTerms } from '../../core/token-terms.ts';
import { type ApiTokenKind, newApiToken } from '../../secrets/api-token.ts';
import { insertApiToken } from '../../storage/api-tokens.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { findCarrier } from '../../storage/carriers.ts';
import { newId } from '../../storage/new-id.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { requireCustomer } from '../operator/get-organization.ts';
import { requireNoEscalation } from '../people/people-place.ts';

export interface CreatedToken {
  id: ApiTokenId;
  /** Shown once and not kept. */
  token: string;
}

interface NewToken<Of extends Role> extends TokenTerms {
  name: string;
  role: Of;
  actsWithoutStepUp: boolean;
}

type Remember = (tx: OrganizationTx, made: { id: ApiTokenId }) => Promise<void>;

/**
 * A token of an organization. Only an owner or the operator makes one that is an owner, and no program one
 * that may do more than itself, or for longer.
 */
export async function createOrganizationToken(
  context: Context,
  principal: Principal,
  input: NewToken<OrganizationRole> & { organizationId: OrganizationId },
  remember: Remember,
): Promise<CreatedToken> {
  requirePermission(principal, input.organizationId, 'api_token.create');
  requireNoEscalation(principal, input.organizationId, input.role);
  requireNoWiderTerms(principal, input);
  return create(context, principal, { ...input, kind: 'organization', carrierId: null }, remember);
}

/** A token of the operator's staff. */
export async function createOperatorToken(
  context: Context,
  principal: Principal,
  input: NewToken<OperatorRole>,
  remember: Remember,
): Promise<CreatedToken> {
  const organizationId = requireOperator(principal, 'operator_settings.change');
  requireNoWiderTerms(principal, input);
  return create(
    context,
    principal,
    { ...input, organizationId, kind: 'operator', carrierId: null },
    remember,
  );
}

/** A token of a gaining carrier: it can ask for numbers and see its own orders, nothing else. */
export async function createCarrierToken(
  context: Context,
  principal: Principal,
  input: TokenTerms & { carrierId: CarrierId; name: string },
  remember: Remember,
): Promise<CreatedToken> {
  const organizationId = requireOperator(principal, 'carrier_token.create');
  const token = {
    ...input,
    organizationId,
    kind: 'carrier',
    role: 'carrier',
    actsWithoutStepUp: false,
  } as const;
  return create(context, principal, token, remember);
}

interface TokenToMake extends NewToken<Role> {
  organizationId: OrganizationId;
  kind: ApiTokenKind;
  carrierId: CarrierId | null;
}

async function create(
  context: Context,
  principal: Principal,
  { organizationId, kind, ...token }: TokenToMake,
  remember: Remember,
): Promise<CreatedToken> {
  const at = context.clock.now();
  requireTokenTerms(token.role, token, at);
  const id = newId('apiToken', at);
  const made = newApiToken(kind);
  const actor = actorOf(principal);
  await context.db.forOrganization(organizationId).transaction(async (tx) => {
    if (kind === 'organization') await requireCustomer(tx);
    if (token.carrierId && !(await findCarrier(tx, token.carrierId))) throw new Refusal('not_found');
    const kept = { tokenHash: made.hash, tokenPrefix: made.prefix, createdAt: at, createdBy: actor.name };
    await insertApiToken(tx, { id, ...token, ...kept });
    const subject = { kind: 'api_token', id };
    await appendAudit(tx, { actor, action: 'api_token.created', subject, detail: { ...token } }, at);
    await remember(tx, { id });
  });
  return { id, token: made.token };
}
