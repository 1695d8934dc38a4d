import { hashToken } from './hash-token.ts';
import { checksumOf, randomText } from './token-text.ts';

const prefixLength = 8;
const form = /^(pk[a-z]_[0-9A-Za-z]{43})([0-9A-Za-z]{6})$/;

export interface MarkedToken {
  /** Shown once and not kept. */
  token: string;
  /** What is kept to know it again. */
  hash: string;
  /** Its first eight characters, by which people tell their tokens apart. */
  prefix: string;
}

/**
 * A new token: a mark that says what it is, 256 random bits, a checksum. A reader of a log or a scanner of a
 * repository sees what it has found.
 */
export function newMarkedToken(mark: `pk${string}_`): MarkedToken {
  const body = mark + randomText();
  const token = body + checksumOf(body);
  return { token, hash: hashToken(token), prefix: token.slice(0, prefixLength) };
}

/** The mark of a text that could be a token of ours; null: it is none, and nobody need be asked. */
export function markOfToken(text: string): string | null {
  const [, body, checksum] = form.exec(text) ?? [];
  return body !== undefined && checksumOf(body) === checksum ? body.slice(0, 4) : null;
}
