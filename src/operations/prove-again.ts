import { actorOf } from '../core/actor.ts';
import type { Principal } from '../core/principal.ts';
import { Refusal } from '../core/refusal.ts';
import type { Secret } from '../secrets/secret.ts';
import { newSessionToken } from '../secrets/session-token.ts';
import { findPerson } from '../storage/before-tenant.ts';
import { renewSession } from '../storage/sessions.ts';
import { auditPerson } from './audit-person.ts';
import type { Context } from './context.ts';
import type { OpenedSession } from './open-session.ts';
import { provePassword } from './sign-in.ts';
import { forgiveSignInTry } from './sign-in-throttle.ts';

/** What somebody shows to prove once more who they are. */
export interface Proof {
  method: 'password';
  password: Secret;
}

/**
 * Step-up: a person shows anew who they are, and may then do for ten minutes what asks for it. The session
 * goes on under a new token; the old one is worth nothing from then on.
 *
 * Refuses `not_found` to API tokens, which have no session; `sign_in_failed`; `too_many_requests`, counted
 * together with sign-in, or this would be the place to guess at.
 */
export async function proveAgain(
  context: Context,
  principal: Principal,
  input: { proof: Proof; address: string },
): Promise<OpenedSession> {
  if (principal.kind !== 'user') throw new Refusal('not_found');
  const { id: userId, sessionId, memberships } = principal;
  const person = await context.db.beforeTenant((tx) => findPerson(tx, userId));
  if (!person) throw new Refusal('not_signed_in');
  const { proof, address } = input;
  const signInTry = { email: person.email, address };
  await provePassword(context, signInTry, proof.password);
  const at = context.clock.now();
  const { token, hash, csrfToken, csrfHash } = newSessionToken();
  return context.db.forOperator().transaction(async (tx) => {
    await forgiveSignInTry(tx, signInTry, at);
    const renewed = { tokenHash: hash, csrfHash, provedBy: proof.method, provedAt: at };
    if (!(await renewSession(tx, sessionId, renewed))) throw new Refusal('not_signed_in');
    const detail = { address, provedBy: proof.method };
    const act = { actor: actorOf(principal), action: 'user.proved_again' as const, userId, memberships };
    await auditPerson(tx, { ...act, detail }, at);
    return { id: sessionId, userId, token, csrfToken };
  });
}
