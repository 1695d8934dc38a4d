import { sql } from 'kysely';
import type { OperatorTx, OrganizationTx } from './tx.ts';

export interface AnswerToKeep {
  principalId: string;
  key: string;
  contentMac: string;
  status: number;
  answer: unknown;
  /** What its texts are written in; null when it has none. */
  language: string | null;
  createdAt: Date;
}

/**
 * Keeps the answer of an `Idempotency-Key` in the transaction of the act it answers. A request with the same
 * key that runs beside meets the primary key: its whole act is rolled back.
 */
export async function insertIdempotentAnswer(
  tx: OrganizationTx | OperatorTx,
  kept: AnswerToKeep,
): Promise<void> {
  const { principalId, key, contentMac, status, language, createdAt } = kept;
  await sql`
    INSERT INTO idempotent_answers (principal_id, key, content_mac, status, answer, language, created_at)
    VALUES (${principalId}, ${key}, ${contentMac}, ${status}, ${JSON.stringify(kept.answer)}, ${language},
      ${createdAt})
    `.execute(tx.sql);
}

/** Lets go of every kept answer made before that instant: its key is free again. Gives how many. */
export async function forgetIdempotentAnswers(tx: OperatorTx, before: Date): Promise<number> {
  const result = await sql`DELETE FROM idempotent_answers WHERE created_at < ${before}`.execute(tx.sql);
  return Number(result.numAffectedRows ?? 0n);
}
