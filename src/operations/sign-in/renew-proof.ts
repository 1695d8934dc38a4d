import { actorOf } from '../../core/actor.ts';
import type { ProofMethod } from '../../core/fresh-proof.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { isBothFactors } from '../../core/sign-in-policy.ts';
import { newSessionToken } from '../../secrets/session-token.ts';
import { renewSession } from '../../storage/sessions.ts';
import type { OperatorTx } from '../../storage/tx.ts';
import { auditPerson } from '../account/audit-person.ts';
import type { OpenedSession } from './open-session.ts';

/**
 * The session goes on under a new token, from the proof just given, and that is on record. A proof that is a
 * second factor to how it began makes it one of two factors. Refuses
 * `not_signed_in` when the session has ended meanwhile.
 */
export async function renewProof(
  tx: OperatorTx,
  principal: Extract<Principal, { kind: 'user' }>,
  { provedBy, detail }: { provedBy: ProofMethod; detail: Record<string, unknown> },
  at: Date,
): Promise<OpenedSession> {
  const { id: userId, sessionId, memberships } = principal;
  const { token, hash, csrfToken, csrfHash } = newSessionToken();
  const hasTwoFactors = isBothFactors[provedBy];
  const renewed = { tokenHash: hash, csrfHash, provedBy, provedAt: at, hasTwoFactors };
  if (!(await renewSession(tx, sessionId, renewed))) throw new Refusal('not_signed_in');
  const act = { actor: actorOf(principal), action: 'user.proved_again' as const, userId, memberships };
  await auditPerson(tx, { ...act, detail: { ...detail, provedBy } }, at);
  return { id: sessionId, userId, token, csrfToken, newDeviceToken: null };
}
