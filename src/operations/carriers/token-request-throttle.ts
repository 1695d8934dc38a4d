import { refuseForNow } from '../../core/refusal.ts';
import {
  clearThrottle,
  countTry,
  type ThrottleRule,
  takeBackTry,
  throttleKey,
} from '../../storage/throttles.ts';
import type { OperatorTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';

const triesMs = 15 * 60_000;
const grantsMs = 10 * 60_000;

export interface TokenTry {
  /** What the request calls itself, known or not. */
  clientId: string;
  address: string;
}

/**
 * Failures of one client from one address, and of one address with any. None counts a client's from
 * everywhere: a secret has 256 bits and is not guessed, and strangers must not be able to lock a client out.
 */
function rulesOf({ clientId, address }: TokenTry) {
  const rule = (kind: string, text: string, triesMax: number): ThrottleRule => ({
    key: throttleKey(`oauth-token/${kind}`, text),
    triesMax,
    windowMs: triesMs,
  });
  return {
    pair: rule('pair', `${clientId}\n${address}`, 20),
    address: rule('address', address, 100),
  };
}

/** Counts a try before it is looked at. Refuses `too_many_requests` with Retry-After. */
export async function countTokenTry(context: Context, tokenTry: TokenTry): Promise<void> {
  const now = context.clock.now();
  const { pair, address } = rulesOf(tokenTry);
  const waitMs = await context.db
    .forOperator()
    .transaction(async (tx) => (await countTry(tx, pair, now)) ?? (await countTry(tx, address, now)));
  if (waitMs !== null) throw refuseForNow(waitMs);
}

/**
 * A request that was right was no guess: its try is taken back. It is counted as a grant instead: a client
 * that asks for a token with every call, rather than every ten minutes, is stopped.
 */
export async function countGrant(tx: OperatorTx, tokenTry: TokenTry, now: Date): Promise<void> {
  const { pair, address } = rulesOf(tokenTry);
  await clearThrottle(tx, pair.key);
  await takeBackTry(tx, address.key);
  const key = throttleKey('oauth-token/grants', tokenTry.clientId);
  const waitMs = await countTry(tx, { key, triesMax: 600, windowMs: grantsMs }, now);
  if (waitMs !== null) throw refuseForNow(waitMs);
}
