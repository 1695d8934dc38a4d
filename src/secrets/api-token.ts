import { hashToken } from './hash-token.ts';
import { checksumOf, randomText } from './token-text.ts';

export type ApiTokenKind = 'operator' | 'organization' | 'carrier';

/** Portkeeper, and whose: a reader of a log or a scanner of a repository sees what it has found. */
const markOf = { operator: 'pko_', organization: 'pkg_', carrier: 'pkc_' } as const;
const prefixLength = 8;
const form = /^(pk[ogc]_[0-9A-Za-z]{43})([0-9A-Za-z]{6})$/;

export interface NewApiToken {
  /** Shown once and not kept. */
  token: string;
  /** What is kept to know it again. */
  hash: string;
  /** Its first eight characters, by which people tell their tokens apart. */
  prefix: string;
}

/** A new API token: a mark of its kind, 256 random bits, a checksum. */
export function newApiToken(kind: ApiTokenKind): NewApiToken {
  const body = markOf[kind] + randomText();
  const token = body + checksumOf(body);
  return { token, hash: hashToken(token), prefix: token.slice(0, prefixLength) };
}

/** True when the text could be an API token of ours: then it is worth asking the database. */
export function isApiTokenForm(text: string): boolean {
  const [, body, checksum] = form.exec(text) ?? [];
  return body !== undefined && checksumOf(body) === checksum;
}
