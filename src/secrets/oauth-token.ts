import { type MarkedToken, markOfToken, newMarkedToken } from './marked-token.ts';

const accessMark = 'pka_';

/** A short access token, as the token endpoint hands it out. */
export function newAccessToken(): MarkedToken {
  return newMarkedToken(accessMark);
}

export function isAccessTokenForm(text: string): boolean {
  return markOfToken(text) === accessMark;
}

/** What an OAuth client shows to the token endpoint. Shown once where the client is made. */
export function newClientSecret(): MarkedToken {
  return newMarkedToken('pks_');
}
