import { forgetIdempotentAnswers } from '../../storage/idempotent-answers.ts';
import { forgetOldDevices } from '../../storage/known-devices.ts';
import { deleteEndedAccess } from '../../storage/oauth-access-tokens.ts';
import { deleteEndedChallenges } from '../../storage/passkey-challenges.ts';
import { deleteEndedPasswordLinks } from '../../storage/password-links.ts';
import { deleteEndedSessions } from '../../storage/sessions.ts';
import { deleteEndedSignInFlows } from '../../storage/sign-in-flows.ts';
import { deleteEndedThrottles } from '../../storage/throttles.ts';
import { answerKeptMs } from '../answer-once.ts';
import type { Context } from '../context.ts';
import { sessionIdleMaxMs } from '../sign-in/session-lifetime.ts';

/** A browser nobody came with for so long is new again; its cookie lasts as long. */
export const deviceKnownMs = 400 * 24 * 3_600_000;

/**
 * Removes what nobody can use any more: ended sessions, access tokens, links and challenges, throttles that
 * ran out, sign-ins nobody came back from, answers kept for an `Idempotency-Key` beyond their time. To be
 * called now and then, by any number of processes; everything works without it, only the tables grow.
 */
export async function forgetEnded(
  context: Context,
): Promise<{ sessions: number; access: number; throttles: number; answers: number; signInFlows: number }> {
  const now = context.clock.now();
  const idleSince = new Date(now.getTime() - sessionIdleMaxMs);
  const forgottenSince = new Date(now.getTime() - deviceKnownMs);
  const oldestAnswer = new Date(now.getTime() - answerKeptMs);
  return context.db.forOperator().transaction(async (tx) => {
    await deleteEndedChallenges(tx, now);
    await deleteEndedPasswordLinks(tx, now);
    await forgetOldDevices(tx, forgottenSince);
    return {
      sessions: await deleteEndedSessions(tx, now, idleSince),
      access: await deleteEndedAccess(tx, now),
      throttles: await deleteEndedThrottles(tx, now),
      answers: await forgetIdempotentAnswers(tx, oldestAnswer),
      signInFlows: await deleteEndedSignInFlows(tx, now),
    };
  });
}
