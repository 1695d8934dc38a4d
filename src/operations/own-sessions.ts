import { actorOf } from '../core/actor.ts';
import { requireOneself } from '../core/fresh-proof.ts';
import type { SessionId } from '../core/ids.ts';
import type { Principal } from '../core/principal.ts';
import { Refusal } from '../core/refusal.ts';
import { deleteOwnSession, deleteSessionsBut, listSessions, type SessionRow } from '../storage/sessions.ts';
import { auditPerson } from './audit-person.ts';
import type { Context } from './context.ts';
import { sessionIdleMaxMs } from './session-lifetime.ts';

export interface OwnSession extends SessionRow {
  /** The one that asks. */
  isThis: boolean;
  /** When it ends if it is not used until then: idle too long, or at its end whatever happens. */
  endsAt: Date;
}

/** Where the person is signed in, the last used first. Refuses `not_found` to tokens. */
export async function listOwnSessions(context: Context, principal: Principal): Promise<OwnSession[]> {
  const { id: userId, sessionId } = requireOneself(principal, { isSensitive: false });
  const now = context.clock.now();
  const idleSince = new Date(now.getTime() - sessionIdleMaxMs);
  const rows = await context.db.forOperator().read((tx) => listSessions(tx, userId, { now, idleSince }));
  return rows.map((row) => ({
    ...row,
    isThis: row.id === sessionId,
    endsAt: new Date(Math.min(row.expiresAt.getTime(), row.lastSeenAt.getTime() + sessionIdleMaxMs)),
  }));
}

/** Ends one of the person's own sessions at once. Refuses `not_found`. */
export async function endOwnSession(context: Context, principal: Principal, id: SessionId): Promise<void> {
  const { id: userId, memberships } = requireOneself(principal, { isSensitive: false });
  const at = context.clock.now();
  await context.db.forOperator().transaction(async (tx) => {
    if (!(await deleteOwnSession(tx, userId, id))) throw new Refusal('not_found');
    const act = { actor: actorOf(principal), action: 'user.sessions_ended' as const, userId, memberships };
    await auditPerson(tx, { ...act, detail: { count: 1 } }, at);
  });
}

/** Ends every session of the person but the one that asks. */
export async function endOtherSessions(context: Context, principal: Principal): Promise<void> {
  const { id: userId, sessionId, memberships } = requireOneself(principal, { isSensitive: false });
  const at = context.clock.now();
  await context.db.forOperator().transaction(async (tx) => {
    const count = await deleteSessionsBut(tx, userId, sessionId);
    const act = { actor: actorOf(principal), action: 'user.sessions_ended' as const, userId, memberships };
    if (count > 0) await auditPerson(tx, { ...act, detail: { count } }, at);
  });
}
