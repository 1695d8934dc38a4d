import { type MarkedToken, markOfToken, newMarkedToken } from './marked-token.ts';

export type ApiTokenKind = 'operator' | 'organization' | 'carrier';

/** Portkeeper, and whose. */
const markOf = { operator: 'pko_', organization: 'pkg_', carrier: 'pkc_' } as const;
const marks: ReadonlySet<string | null> = new Set(Object.values(markOf));

export function newApiToken(kind: ApiTokenKind): MarkedToken {
  return newMarkedToken(markOf[kind]);
}

/** True when the text could be an API token of ours: then it is worth asking the database. */
export function isApiTokenForm(text: string): boolean {
  return marks.has(markOfToken(text));
}
