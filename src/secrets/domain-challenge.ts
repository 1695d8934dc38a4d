import { randomText } from './token-text.ts';

/** What a domain's TXT record has to hold: not secret, but nobody could have put it there before. */
export function newDomainChallenge(): string {
  return randomText();
}
