import { expect, test } from 'vitest';
import { isApiTokenForm, newApiToken } from '../../src/secrets/api-token.ts';
import { hashToken, isTokenOfHash } from '../../src/secrets/hash-token.ts';
import { newOneTimeToken } from '../../src/secrets/one-time-token.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { csrfTokenOf, newSessionToken } from '../../src/secrets/session-token.ts';

test.each([
  ['operator', 'pko_'],
  ['organization', 'pkg_'],
  ['carrier', 'pkc_'],
] as const)('a token of kind %s starts with %s and has the promised form', (kind, mark) => {
  const { token, hash, prefix } = newApiToken(kind);
  expect(token).toMatch(new RegExp(`^${mark}[0-9A-Za-z]{49}$`));
  expect(prefix).toBe(token.slice(0, 8));
  expect(hash).toBe(hashToken(token));
  expect(isApiTokenForm(token)).toBe(true);
});

test('a token that is mistyped, cut off or somebody else’s is seen without asking', () => {
  const { token } = newApiToken('carrier');
  const swapped = token.slice(0, 20) + (token.charAt(20) === 'a' ? 'b' : 'a') + token.slice(21);
  for (const wrong of [
    swapped,
    token.slice(0, -1),
    `${token}x`,
    token.replace('pkc_', 'pko_'),
    '',
    'Bearer',
  ]) {
    expect(isApiTokenForm(wrong)).toBe(false);
  }
});

test('no two tokens are alike', () => {
  const tokens = new Set(Array.from({ length: 2_000 }, () => newApiToken('operator').token));
  expect(tokens.size).toBe(2_000);
});

test('a hash is SHA-256 in hex, of a clear or a wrapped token', () => {
  expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(hashToken(Secret.of('abc'))).toBe(hashToken('abc'));
  expect(isTokenOfHash('abc', hashToken('abc'))).toBe(true);
  expect(isTokenOfHash('abd', hashToken('abc'))).toBe(false);
  expect(isTokenOfHash('abc', '')).toBe(false);
});

test('a one-time token comes with its hash', () => {
  const { token, hash } = newOneTimeToken();
  expect(token).toMatch(/^[0-9A-Za-z]{43}$/);
  expect(hash).toBe(hashToken(token));
});

test('a session’s CSRF token follows from the session and is not it', () => {
  const session = newSessionToken();
  expect(csrfTokenOf(session.token)).toBe(session.csrfToken);
  expect(session.csrfHash).toBe(hashToken(session.csrfToken));
  expect(session.csrfToken).not.toBe(session.token);
  expect(newSessionToken().csrfToken).not.toBe(session.csrfToken);
});
