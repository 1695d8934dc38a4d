import type { OperatorTx, OrganizationTx } from '../storage/tx.ts';

/**
 * What an operation calls inside its transaction with the answer it is about to give, so that the answer of
 * an `Idempotency-Key` is kept if and only if the act is. Without a key it does nothing. Secrets shown once
 * are left out of what is passed.
 */
export type RememberAnswer = (
  tx: OrganizationTx | OperatorTx,
  status: number,
  answer: unknown,
) => Promise<void>;

export const forgetAnswer: RememberAnswer = async () => {};
