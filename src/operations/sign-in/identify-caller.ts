import { proofFreshUntil } from '../../core/fresh-proof.ts';
import { type ApiTokenId, isId, type OauthClientId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { heldToPolicies } from '../../core/sign-in-policy.ts';
import { isApiTokenForm } from '../../secrets/api-token.ts';
import { hashToken } from '../../secrets/hash-token.ts';
import { isAccessTokenForm } from '../../secrets/oauth-token.ts';
import { touchApiToken } from '../../storage/api-token-uses.ts';
import { findSession } from '../../storage/before-tenant/people.ts';
import {
  findPrincipalByAccessTokenHash,
  findPrincipalByTokenHash,
} from '../../storage/before-tenant/programs.ts';
import { touchOauthClient } from '../../storage/oauth-clients.ts';
import { touchSession } from '../../storage/sessions.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { isLastUseDue, isSessionAlive } from './session-lifetime.ts';

/**
 * Who a token is of: an API token, or an access token an OAuth client got. It is asked of the database each
 * time, so that a revoked one is refused from that moment. `certificate` is the thumbprint of the one the
 * caller's connection showed: a token that is bound to one is worth nothing without it (RFC 8705). `reason`
 * is why the request says it acts.
 *
 * Refuses `not_signed_in`, and `access_suspended` for a suspended carrier's.
 */
export async function identifyToken(
  context: Context,
  token: string,
  { certificate, reason }: { certificate: string | null; reason: string | null },
): Promise<Principal> {
  const holder = await holderOf(context, token, certificate);
  const now = context.clock.now();
  if (!holder || (holder.expiresAt !== null && holder.expiresAt <= now)) throw new Refusal('not_signed_in');
  if (holder.isSuspended) throw new Refusal('access_suspended');
  const { principal, organizationId, lastUsedAt } = holder;
  if (isLastUseDue(lastUsedAt, now)) {
    await context.db.forOrganization(organizationId).transaction((tx) => touchCaller(tx, principal.id, now));
  }
  return principal.kind === 'token' ? { ...principal, reason } : principal;
}

async function holderOf(context: Context, token: string, certificate: string | null) {
  const hash = hashToken(token);
  if (isApiTokenForm(token)) return context.db.beforeTenant((tx) => findPrincipalByTokenHash(tx, hash));
  if (!isAccessTokenForm(token)) return null;
  const holder = await context.db.beforeTenant((tx) => findPrincipalByAccessTokenHash(tx, hash));
  const bound = holder?.certificateThumbprint ?? null;
  return bound === null || bound === certificate ? holder : null;
}

function touchCaller(tx: OrganizationTx, id: ApiTokenId | OauthClientId, now: Date): Promise<void> {
  return isId('oauthClient', id) ? touchOauthClient(tx, id, now) : touchApiToken(tx, id as ApiTokenId, now);
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
  const { id, name } = session.person;
  const memberships = heldToPolicies(session.person.memberships, session.strength);
  const isFreshlyProved = now < proofFreshUntil(session.provedAt);
  const delegations = session.delegations.filter(({ endsAt }) => now < endsAt);
  const who = { id, name, memberships, sessionId: session.id, isFreshlyProved, delegations };
  return { principal: { kind: 'user', ...who }, csrfHash: session.csrfHash };
}
