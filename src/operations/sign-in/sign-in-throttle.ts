import { refuseForNow } from '../../core/refusal.ts';
import {
  clearThrottle,
  countTry,
  isKeyRemembered,
  rememberKey,
  type ThrottleRule,
  takeBackTry,
  throttleKey,
} from '../../storage/throttles.ts';
import type { OperatorTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';

const windowMs = 15 * 60_000;
/** Six digits are few: whoever has the password gets so many codes from places not known, in a day. */
const codeTriesMax = 20;
const codeWindowMs = 24 * 3_600_000;
/** How long an address stays known after a right password came from it. */
const knownMs = 30 * 24 * 3_600_000;

export interface SignInTry {
  email: string;
  address: string;
}

/**
 * Three counts in 15 minutes. Strict on one account from one address. Looser on one address, where an
 * office may sit. Loosest on one account from everywhere, and that one is waived where the account was
 * signed in to before: strangers who guess from many places cannot keep the owner out of their usual one.
 */
function rulesOf({ email, address }: SignInTry) {
  const account = email.toLowerCase();
  const rule = (kind: string, text: string, triesMax: number): ThrottleRule => ({
    key: throttleKey(`sign-in/${kind}`, text),
    triesMax,
    windowMs,
  });
  return {
    pair: rule('pair', `${account}\n${address}`, 10),
    address: rule('address', address, 60),
    account: rule('account', account, 100),
    code: { key: throttleKey('sign-in/code', account), triesMax: codeTriesMax, windowMs: codeWindowMs },
    known: throttleKey('sign-in/known', `${account}\n${address}`),
  };
}

/** True where the account was signed in to from that address of late. */
export function isUsualPlace(tx: OperatorTx, signInTry: SignInTry, now: Date): Promise<boolean> {
  return isKeyRemembered(tx, rulesOf(signInTry).known, now);
}

/** Counts a try before the password is looked at. Refuses `sign_in_throttled` with Retry-After. */
export async function countSignInTry(context: Context, signInTry: SignInTry): Promise<void> {
  const now = context.clock.now();
  const rules = rulesOf(signInTry);
  const waitMs = await context.db.forOperator().transaction(async (tx) => {
    // In this order: who hammers one account from one address uses up nobody else's tries on it.
    const ofPairOrAddress = (await countTry(tx, rules.pair, now)) ?? (await countTry(tx, rules.address, now));
    if (ofPairOrAddress !== null) return ofPairOrAddress;
    const ofAccount = await countTry(tx, rules.account, now);
    return ofAccount !== null && (await isUsualPlace(tx, signInTry, now)) ? null : ofAccount;
  });
  if (waitMs !== null) throw refuseForNow(waitMs, 'sign_in_throttled');
}

/**
 * Counts a code before it is looked at, besides the try it came with. Refuses `sign_in_throttled`; never at
 * an address the account was signed in to from, where the pair's count holds.
 */
export async function countCodeTry(context: Context, signInTry: SignInTry): Promise<void> {
  const now = context.clock.now();
  const { code } = rulesOf(signInTry);
  const waitMs = await context.db.forOperator().transaction(async (tx) => {
    const waitMs = await countTry(tx, code, now);
    return waitMs !== null && (await isUsualPlace(tx, signInTry, now)) ? null : waitMs;
  });
  if (waitMs !== null) throw refuseForNow(waitMs, 'sign_in_throttled');
}

/**
 * Takes back a try that was no guess and no sign-in either: a right password without the code it takes, or
 * for a step-up. The pair's count of wrong codes stays, or a right password would clear the way for guessing
 * them.
 */
export async function takeBackSignInTry(tx: OperatorTx, signInTry: SignInTry): Promise<void> {
  const { pair, address, account } = rulesOf(signInTry);
  for (const { key } of [pair, address, account]) await takeBackTry(tx, key);
}

/** A right password was no guess: its try is taken back and the address becomes known for the account. */
export async function forgiveSignInTry(tx: OperatorTx, signInTry: SignInTry, now: Date): Promise<void> {
  const rules = rulesOf(signInTry);
  await clearThrottle(tx, rules.pair.key);
  await clearThrottle(tx, rules.code.key);
  await takeBackTry(tx, rules.address.key);
  await takeBackTry(tx, rules.account.key);
  await rememberKey(tx, rules.known, new Date(now.getTime() + knownMs));
}
