import { expect, test } from 'vitest';
import { hashRecoveryCode, newRecoveryCodes } from '../../src/secrets/recovery-code.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { newTotpSecret, showTotpSecret, totpStep } from '../../src/secrets/totp.ts';

/** RFC 6238, appendix B: the SHA-1 secret "12345678901234567890", last six of eight digits. */
const published = Secret.of('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');

test.each([
  [59, '287082', 1],
  [1_111_111_109, '081804', 37_037_036],
  [1_234_567_890, '005924', 41_152_263],
  [2_000_000_000, '279037', 66_666_666],
])('the published code of second %i is of its step', (second, code, step) => {
  expect(totpStep(published, Secret.of(code), new Date(second * 1000))).toBe(step);
  expect(
    totpStep(published, Secret.of(`${code.slice(0, 3)} ${code.slice(3)}`), new Date(second * 1000)),
  ).toBe(step);
});

test('a code is of the step before or after now, and of none further away', () => {
  const steps = [-60, -30, 0, 30, 60].map((off) =>
    totpStep(published, Secret.of('287082'), new Date((59 + off) * 1000)),
  );
  expect(steps).toEqual([null, 1, 1, 1, null]);
});

test('what is no code is of no step', () => {
  for (const text of ['', '28708', '2870822', 'abcdef', '-87082']) {
    expect(totpStep(published, Secret.of(text), new Date(59_000))).toBeNull();
  }
});

test('a new secret has 160 bits and is read from its address', () => {
  const { secret, uri } = showTotpSecret(newTotpSecret(), 'ana@contoso.example');
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  const url = new URL(uri);
  expect(url.protocol).toBe('otpauth:');
  expect(url.searchParams.get('secret')).toBe(secret);
  expect(url.searchParams.get('issuer')).toBe('Portkeeper');
});

test('recovery codes are ten, differ, and are known however they are typed', () => {
  const { codes, hashes } = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const [index, code] of codes.entries()) {
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}`;
    expect(hashRecoveryCode(Secret.of(typed))).toBe(hashes[index]);
    expect(hashes[index]).not.toContain(code);
  }
});
