import { Refusal } from '../core/refusal.ts';
import { findIdempotentAnswer } from '../storage/before-tenant/requests.ts';
import { forgetIdempotentAnswers, insertIdempotentAnswer } from '../storage/idempotent-answers.ts';
import type { Context } from './context.ts';
import { forgetAnswer, type RememberAnswer } from './remember-answer.ts';

/** How long the answer of an `Idempotency-Key` is kept. */
export const answerKeptMs = 24 * 3_600_000;

export interface OnceKey {
  /** Keys are the caller's own: two callers may use the same. */
  principalId: string;
  key: string;
  /** Everything that makes the request what it is. Only an HMAC of it is kept. */
  content: unknown;
  /** What the answer's texts will be written in; null when it has none. */
  language: string | null;
}

export type Once<Answer> =
  | { isReplay: false; answer: Answer }
  | { isReplay: true; status: number; answer: unknown; language: string | null };

/**
 * Runs the act once per `Idempotency-Key`. The answer is kept in the act's own transaction by `remember`,
 * so that both are there or neither is. Of two requests with one key at the same time, one's act is rolled
 * back by the other's kept answer, and both get that answer. Refuses `idempotency_mismatch` when the key
 * was used for other content.
 */
export async function answerOnce<Answer>(
  context: Context,
  once: OnceKey | null,
  act: (remember: RememberAnswer) => Promise<Answer>,
): Promise<Once<Answer>> {
  if (!once) return { isReplay: false, answer: await act(forgetAnswer) };
  const kept = await findKept(context, once);
  if (kept) return kept;
  try {
    return { isReplay: false, answer: await act(rememberAs(context, once)) };
  } catch (error) {
    const winner = await findKept(context, once).catch((lookupError: unknown) => {
      throw isMismatch(lookupError) ? lookupError : error;
    });
    if (winner) return winner;
    throw error;
  }
}

function isMismatch(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'idempotency_mismatch';
}

function rememberAs(context: Context, { principalId, key, content, language }: OnceKey): RememberAnswer {
  const createdAt = context.clock.now();
  const contentMac = context.contentMac.macOf(content);
  return (tx, status, answer) =>
    insertIdempotentAnswer(tx, { principalId, key, contentMac, status, answer, language, createdAt });
}

async function findKept(context: Context, { principalId, key, content }: OnceKey) {
  const oldest = new Date(context.clock.now().getTime() - answerKeptMs);
  const kept = await context.db.beforeTenant((tx) => findIdempotentAnswer(tx, principalId, key));
  if (!kept) return null;
  if (kept.createdAt < oldest) {
    await context.db.forOperator().transaction((tx) => forgetIdempotentAnswers(tx, oldest));
    return null;
  }
  if (!context.contentMac.matches(kept.contentMac, content)) throw new Refusal('idempotency_mismatch');
  const { status, answer, language } = kept;
  return { isReplay: true as const, status, answer, language };
}
