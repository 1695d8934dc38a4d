import { systemActor } from '../../core/actor.ts';
import { newApiToken } from '../../secrets/api-token.ts';
import { newOneTimeToken } from '../../secrets/one-time-token.ts';
import type { Secret } from '../../secrets/secret.ts';
import { insertApiToken } from '../../storage/api-tokens.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { newId } from '../../storage/new-id.ts';
import { endFirstRunLinks, insertSetupLink } from '../../storage/setup-links.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import { hashNewPassword } from '../account/new-password.ts';
import type { Context } from '../context.ts';
import { setupUrl } from '../people/setup-url.ts';
import { createOperator } from './create-operator.ts';

const linkMs = 7 * 24 * 60 * 60_000;

interface FirstOperator {
  email: string;
  name: string;
  /** Without one, the person sets it by the one-time link. */
  password?: Secret;
}

/**
 * Makes the operator, its first person, an API token of all the operator's rights and a one-time link, in one
 * transaction. Both secrets are given this once. For the command line, on the host: it asks nobody's
 * permission.
 *
 * Refuses `already_exists` when there is an operator, and what `hashNewPassword` refuses; nothing is changed
 * then.
 */
export async function initOperator(
  context: Context,
  { email, name, password }: FirstOperator,
): Promise<{ operatorToken: string; setupUrl: string }> {
  const passwordHash = password ? await hashNewPassword(context, password, [email, name]) : null;
  const link = newOneTimeToken();
  const { token, hash, prefix } = newApiToken('operator');
  const at = context.clock.now();
  await context.db.forOperator().transaction(async (tx) => {
    const { operatorId, userId } = await createOperator(tx, { email, name, passwordHash }, at);
    await keepToken(tx.forOrganization(operatorId), { hash, prefix }, at);
    await endFirstRunLinks(tx, at);
    const expiresAt = new Date(at.getTime() + linkMs);
    const whose = { organizationId: operatorId, userId };
    await insertSetupLink(tx, { kind: 'user', ...whose, tokenHash: link.hash, createdAt: at, expiresAt });
  });
  return { operatorToken: token, setupUrl: setupUrl(context.baseUrl, link.token) };
}

async function keepToken(
  own: OrganizationTx,
  kept: { hash: string; prefix: string },
  at: Date,
): Promise<void> {
  const id = newId('apiToken', at);
  const facts = { name: 'First operator token', role: 'operator_admin', actsWithoutStepUp: true } as const;
  await insertApiToken(own, {
    ...facts,
    scopes: null,
    expiresAt: null,
    id,
    carrierId: null,
    tokenHash: kept.hash,
    tokenPrefix: kept.prefix,
    createdAt: at,
    createdBy: systemActor.name,
  });
  const subject = { kind: 'api_token', id };
  await appendAudit(own, { actor: systemActor, action: 'api_token.created', subject, detail: facts }, at);
}
