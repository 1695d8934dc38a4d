import { proofFreshUntil } from '../core/fresh-proof.ts';
import type { Principal } from '../core/principal.ts';
import { Refusal } from '../core/refusal.ts';
import { isApiTokenForm } from '../secrets/api-token.ts';
import { hashToken } from '../secrets/hash-token.ts';
import { touchApiToken } from '../storage/api-token-uses.ts';
import { findPrincipalByTokenHash, findSession } from '../storage/before-tenant.ts';
import { touchSession } from '../storage/sessions.ts';
import type { Context } from './context.ts';
import { isLastUseDue, isSessionAlive } from './session-lifetime.ts';

/**
 * Who an API token is of. It is asked of the database each time, so that a revoked one is refused from that
 * moment. `reason` is why the request says it acts. Refuses `not_signed_in`, and `not_permitted` for a
 * suspended carrier's.
 */
export async function identifyToken(
  context: Context,
  token: string,
  reason: string | null = null,
): Promise<Principal> {
  if (!isApiTokenForm(token)) throw new Refusal('not_signed_in');
  const hash = hashToken(token);
  const holder = await context.db.beforeTenant((tx) => findPrincipalByTokenHash(tx, hash));
  if (!holder) throw new Refusal('not_signed_in');
  if (holder.isSuspended) throw new Refusal('not_permitted', { internal: 'the carrier is suspended' });
  const { principal, organizationId, lastUsedAt } = holder;
  const now = context.clock.now();
  if (isLastUseDue(lastUsedAt, now)) {
    await context.db
      .forOrganization(organizationId)
      .transaction((tx) => touchApiToken(tx, principal.id, now));
  }
  return principal.kind === 'token' ? { ...principal, reason } : principal;
}

export interface SessionCaller {
  principal: Extract<Principal, { kind: 'user' }>;
  csrfHash: string;
}

/**
 * Whose session a cookie's token is. Refuses `not_signed_in` when it ended, was idle too long or never was.
 */
export async function identifySession(context: Context, sessionToken: string): Promise<SessionCaller> {
  const tokenHash = hashToken(sessionToken);
  const session = await context.db.beforeTenant((tx) => findSession(tx, tokenHash));
  const now = context.clock.now();
  if (!session || !isSessionAlive(session, now)) throw new Refusal('not_signed_in');
  if (isLastUseDue(session.lastSeenAt, now)) {
    await context.db.forOperator().transaction((tx) => touchSession(tx, tokenHash, now));
  }
  const { id, name, memberships } = session.person;
  const isFreshlyProved = now < proofFreshUntil(session.provedAt);
  const delegations = session.delegations.filter(({ endsAt }) => now < endsAt);
  const who = { id, name, memberships, sessionId: session.id, isFreshlyProved, delegations };
  return { principal: { kind: 'user', ...who }, csrfHash: session.csrfHash };
}
