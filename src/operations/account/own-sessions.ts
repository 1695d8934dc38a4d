import { actorOf } from '../../core/actor.ts';
import { requireOneself } from '../../core/fresh-proof.ts';
import type { SessionId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import {
  deleteOwnSession,
  deleteSessionsBut,
  findSessionProvider,
  listSessions,
  type SessionRow,
  type SessionsOf,
} from '../../storage/sessions.ts';
import type { OperatorTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { sessionIdleMaxMs } from '../sign-in/session-lifetime.ts';
import { auditPerson } from './audit-person.ts';

export interface OwnSession extends SessionRow {
  /** The one that asks. */
  isThis: boolean;
  /** When it ends if it is not used until then: idle too long, or at its end whatever happens. */
  endsAt: Date;
}

/**
 * The sessions somebody may see and end from theirs. What an organization's provider opened is good for that
 * organization only, so it shows and ends none that reaches further.
 */
async function sessionsInReach(
  tx: OperatorTx,
  { id: userId, sessionId }: Extract<Principal, { kind: 'user' }>,
): Promise<SessionsOf> {
  const provider = await findSessionProvider(tx, sessionId);
  return { userId, organizationId: provider?.organizationId ?? null };
}

/**
 * Where the person is signed in, the last used first; by a provider: only what is its organization's. Refuses
 * `not_found` to tokens.
 */
export async function listOwnSessions(context: Context, principal: Principal): Promise<OwnSession[]> {
  const oneself = requireOneself(principal, { isSensitive: false });
  const { sessionId } = oneself;
  const now = context.clock.now();
  const times = { now, idleSince: new Date(now.getTime() - sessionIdleMaxMs) };
  // No single trip: the second question follows from the first.
  const rows = await context.db
    .forOperator()
    .transaction(async (tx) => listSessions(tx, await sessionsInReach(tx, oneself), times));
  return rows.map((row) => ({
    ...row,
    isThis: row.id === sessionId,
    endsAt: new Date(Math.min(row.expiresAt.getTime(), row.lastSeenAt.getTime() + sessionIdleMaxMs)),
  }));
}

/** Ends one of the person's own sessions, as they are listed, at once. Refuses `not_found`. */
export async function endOwnSession(context: Context, principal: Principal, id: SessionId): Promise<void> {
  const oneself = requireOneself(principal, { isSensitive: false });
  const { id: userId, memberships } = oneself;
  const at = context.clock.now();
  await context.db.forOperator().transaction(async (tx) => {
    if (!(await deleteOwnSession(tx, await sessionsInReach(tx, oneself), id))) throw new Refusal('not_found');
    const act = { actor: actorOf(principal), action: 'user.sessions_ended' as const, userId, memberships };
    await auditPerson(tx, { ...act, detail: { count: 1 } }, at);
  });
}

/** Ends every session of the person, as they are listed, but the one that asks. */
export async function endOtherSessions(context: Context, principal: Principal): Promise<void> {
  const oneself = requireOneself(principal, { isSensitive: false });
  const { id: userId, sessionId, memberships } = oneself;
  const at = context.clock.now();
  await context.db.forOperator().transaction(async (tx) => {
    const count = await deleteSessionsBut(tx, await sessionsInReach(tx, oneself), sessionId);
    const act = { actor: actorOf(principal), action: 'user.sessions_ended' as const, userId, memberships };
    if (count > 0) await auditPerson(tx, { ...act, detail: { count } }, at);
  });
}
