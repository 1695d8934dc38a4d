import { expect, test } from 'vitest';
import { maskedAccountNumber } from '../../src/core/masked-account-number.ts';

test.each([
  ['WA-100200', '••••200'],
  ['123456789012', '••••9012'],
  ['1234567890123456', '••••3456'],
  ['1234', '••••4'],
  ['12', '••••'],
  ['', '••••'],
])('the account number %j is shown as %s', (accountNumber, shown) => {
  expect(maskedAccountNumber(accountNumber)).toBe(shown);
});
