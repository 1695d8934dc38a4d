import type { Actor } from '../core/actor.ts';
import { Refusal } from '../core/refusal.ts';
import { newOneTimeToken } from '../secrets/one-time-token.ts';
import { Secret } from '../secrets/secret.ts';
import { urlWithToken } from '../secrets/url-with-token.ts';
import { appendAudit } from '../storage/audit-entries.ts';
import { findOperatorId } from '../storage/organizations.ts';
import { endPasswordLinks, insertPasswordLink } from '../storage/password-links.ts';
import { findMembershipStatus, findUserId } from '../storage/users.ts';
import type { Context } from './context.ts';

const linkValidMs = 30 * 60_000;

/** Whoever can run commands on the host is the operator, as the record calls them. */
const hostActor: Actor = { kind: 'system', id: 'host', name: 'operator on the host' };

/**
 * Makes the one-time link by which a person of the operator gets back in whatever they lost: it sets a new
 * password, takes authenticator app and passkeys away and makes them an active administrator again. Good for
 * 30 minutes; nothing changes until it is used. Refuses `not_found` for an address no person of the operator
 * has.
 */
export async function recoverOperator(context: Context, email: string): Promise<{ url: string }> {
  const at = context.clock.now();
  const { token, hash } = newOneTimeToken();
  await context.db.forOperator().transaction(async (tx) => {
    const operatorId = await findOperatorId(tx);
    const userId = await findUserId(tx, email);
    if (!operatorId || !userId) throw new Refusal('not_found');
    const own = tx.forOrganization(operatorId);
    if (!(await findMembershipStatus(own, userId))) throw new Refusal('not_found');
    await endPasswordLinks(tx, userId, at);
    const expiresAt = new Date(at.getTime() + linkValidMs);
    await insertPasswordLink(tx, { tokenHash: hash, kind: 'recovery', userId, createdAt: at, expiresAt });
    const subject = { kind: 'user', id: userId };
    const act = { actor: hostActor, action: 'user.recovery_asked', subject, detail: { email } };
    await appendAudit(own, act, at);
  });
  return { url: urlWithToken(`${context.baseUrl}/reset-password`, Secret.of(token)) };
}
