import { forgetIdempotentAnswers } from '../storage/idempotent-answers.ts';
import { deleteEndedAccess } from '../storage/oauth-access-tokens.ts';
import { deleteEndedSessions } from '../storage/sessions.ts';
import { deleteEndedThrottles } from '../storage/throttles.ts';
import { answerKeptMs } from './answer-once.ts';
import type { Context } from './context.ts';
import { sessionIdleMaxMs } from './session-lifetime.ts';

/**
 * Removes what nobody can use any more: ended sessions and access tokens, throttles that ran out, answers
 * kept for an `Idempotency-Key` beyond their time. To be called now and then, by any number of processes;
 * everything works without it, only the tables grow.
 */
export async function forgetEnded(
  context: Context,
): Promise<{ sessions: number; access: number; throttles: number; answers: number }> {
  const now = context.clock.now();
  const idleSince = new Date(now.getTime() - sessionIdleMaxMs);
  const oldestAnswer = new Date(now.getTime() - answerKeptMs);
  return context.db.forOperator().transaction(async (tx) => ({
    sessions: await deleteEndedSessions(tx, now, idleSince),
    access: await deleteEndedAccess(tx, now),
    throttles: await deleteEndedThrottles(tx, now),
    answers: await forgetIdempotentAnswers(tx, oldestAnswer),
  }));
}
