import { phoneText } from '../phone-text.ts';
import type { Say } from '../use-text.ts';
import type { Lock } from './lock-reads.ts';

type Covering = Pick<Lock, 'scope' | 'number' | 'accountNumber'>;

/** What a lock covers, in words: all numbers, an account's, or one. */
export function lockCovers(covering: Covering, say: Say): string {
  return say(`protection.covers.${covering.scope}`, wordsOf(covering));
}

/** What is done, with what it is done to: of a button and of its dialog. */
export function lockActOn(act: 'lock' | 'lockAgain' | 'unlock', covering: Covering, say: Say): string {
  return say(`protection.${act}.${covering.scope}`, wordsOf(covering));
}

function wordsOf({ number, accountNumber }: Covering) {
  return { number: phoneText(number ?? ''), account: accountNumber ?? '' };
}
