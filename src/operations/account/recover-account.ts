import { hostActor } from '../../core/actor.ts';
import type { UserId } from '../../core/ids.ts';
import { Refusal } from '../../core/refusal.ts';
import { newOneTimeToken } from '../../secrets/one-time-token.ts';
import { Secret } from '../../secrets/secret.ts';
import { urlWithToken } from '../../secrets/url-with-token.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { findOperatorId } from '../../storage/organizations.ts';
import { endPasswordLinks, insertPasswordLink } from '../../storage/password-links.ts';
import type { OperatorTx } from '../../storage/tx.ts';
import { findMembershipStatus, findUserId, listMembershipPlaces } from '../../storage/users.ts';
import type { Context } from '../context.ts';

const linkValidMs = 30 * 60_000;

/**
 * Makes the one-time link by which a person gets back in whatever they lost: it sets a new password and takes
 * authenticator app and passkeys away. Good for 30 minutes; nothing changes until it is used, but that it was
 * made is in the record of every organization the person belongs to.
 *
 * `operator`: also makes them an active administrator of the operator again. Refuses `not_found` for an
 * address nobody has, and for `operator` one that no person of the operator has.
 */
export async function recoverAccount(
  context: Context,
  { email, as }: { email: string; as: 'operator' | 'person' },
): Promise<{ url: string }> {
  const at = context.clock.now();
  const { token, hash } = newOneTimeToken();
  await context.db.forOperator().transaction(async (tx) => {
    const userId = await findUserId(tx, email);
    if (!userId || (as === 'operator' && !(await isOfOperator(tx, userId)))) throw new Refusal('not_found');
    await endPasswordLinks(tx, userId, at);
    const expiresAt = new Date(at.getTime() + linkValidMs);
    const kind = as === 'operator' ? ('recovery' as const) : ('host_reset' as const);
    await insertPasswordLink(tx, { tokenHash: hash, kind, userId, createdAt: at, expiresAt });
    const subject = { kind: 'user', id: userId };
    const act = { actor: hostActor, action: 'user.recovery_asked', subject, detail: { email } };
    for (const id of await listMembershipPlaces(tx, userId)) {
      await appendAudit(tx.forOrganization(id), act, at);
    }
  });
  return { url: urlWithToken(`${context.baseUrl}/reset-password`, Secret.of(token)) };
}

async function isOfOperator(tx: OperatorTx, userId: UserId): Promise<boolean> {
  const operatorId = await findOperatorId(tx);
  if (!operatorId) return false;
  return (await findMembershipStatus(tx.forOrganization(operatorId), userId)) !== null;
}
