import { forgetIdempotentAnswers } from '../storage/idempotent-answers.ts';
import { deleteEndedSessions } from '../storage/sessions.ts';
import { deleteEndedSignInFlows } from '../storage/sign-in-flows.ts';
import { deleteEndedThrottles } from '../storage/throttles.ts';
import { answerKeptMs } from './answer-once.ts';
import type { Context } from './context.ts';
import { sessionIdleMaxMs } from './session-lifetime.ts';

/**
 * Removes what nobody can use any more: ended sessions, throttles that ran out, sign-ins nobody came back
 * from, answers kept for an `Idempotency-Key` beyond their time. To be called now and then, by any number of
 * processes; everything works without it, only the tables grow.
 */
export async function forgetEnded(
  context: Context,
): Promise<{ sessions: number; throttles: number; answers: number; signInFlows: number }> {
  const now = context.clock.now();
  const idleSince = new Date(now.getTime() - sessionIdleMaxMs);
  const oldestAnswer = new Date(now.getTime() - answerKeptMs);
  return context.db.forOperator().transaction(async (tx) => ({
    sessions: await deleteEndedSessions(tx, now, idleSince),
    throttles: await deleteEndedThrottles(tx, now),
    answers: await forgetIdempotentAnswers(tx, oldestAnswer),
    signInFlows: await deleteEndedSignInFlows(tx, now),
  }));
}
