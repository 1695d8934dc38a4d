import { expect, test } from 'vitest';
import { isCommonPassword } from '../../src/secrets/common-passwords.ts';
import { Secret } from '../../src/secrets/secret.ts';

test.each([
  'passwordpassword',
  'PasswordPassword1',
  'P@ssw0rdP@ssw0rd',
  '123456789012345',
  '987654321098765',
  '111111111111111',
  'aaaaaaaaaaaaaaaaaaaaaaaa',
  'abcdefghijklmno',
  'zyxwvutsrqponml',
  'qwertyuiopasdfgh',
  'QWERTYUIOP123456',
  '1qaz2wsx3edc4rfv',
  'abc123abc123abc123',
  'portkeeper12345',
  'Portkeeper2026!!!',
  'welcome to portkeeper',
  'letmeinletmeinlet',
  'iloveyouiloveyou',
  'correcthorsebatterystaple',
  'administrator1234567890',
  '                    ',
])('%s is common', (password) => {
  expect(isCommonPassword(Secret.of(password))).toBe(true);
});

test.each([
  'otters paddle upstream',
  'Kx7fQm2Lw9RtBz4',
  'quiet lantern over maple',
  'my welcome mat is made of bark',
  'treize crêpes au sarrasin',
  'パスワードではない長い合言葉',
])('%s is not', (password) => {
  expect(isCommonPassword(Secret.of(password))).toBe(false);
});

test('the name of the person is a common word for that person', () => {
  const password = Secret.of('harriet.vanderbilt1');
  expect(isCommonPassword(password)).toBe(false);
  expect(isCommonPassword(password, ['Harriet.Vanderbilt@example.com'])).toBe(true);
});
