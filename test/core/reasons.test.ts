import { expect, test } from 'vitest';
import { isShownToCarrier, type ReasonCode, reasons } from '../../src/core/reasons.ts';

/** What others call each reason: Bandwidth, Telnyx, carriers; a dash where they have no name for it. */
const codesOfOthers: Record<ReasonCode, string> = {
  account_number_missing: '7510 ACCOUNT_NUMBER_MISMATCH 8A',
  account_number_mismatch: '7511 ACCOUNT_NUMBER_MISMATCH 8A',
  pin_missing: '7512 PASSCODE_PIN_INVALID 8C',
  pin_mismatch: '7513 PASSCODE_PIN_INVALID 8C',
  pin_not_set: '7513 - 8C',
  postal_code_missing: '7514 POSTAL_CODE_MISMATCH 8D',
  postal_code_mismatch: '7515 POSTAL_CODE_MISMATCH 8D',
  number_not_on_account: '7516 PHONE_NUMBER_MISMATCH 6A',
  number_not_active: '7518 PHONE_NUMBER_NOT_PORTABLE 6D',
  number_locked: '7598 - 6P',
  number_already_porting: '7516 SV_CONFLICT 6M',
  too_many_numbers: '7517 PORTING_ORDER_SPLIT_REQUIRED 6R',
  customer_info_mismatch: '7519 ENTITY_NAME_MISMATCH 8G',
  invalid_request: '7598 - -',
  toll_free_not_supported: '7516 PHONE_NUMBER_NOT_PORTABLE 6K',
  country_not_supported: '7516 PHONE_NUMBER_NOT_PORTABLE 6K',
  due_date_in_past: '7598 FOC_REJECTED 6E',
  due_date_too_soon: '7598 FOC_REJECTED 6E',
  due_date_too_far: '7598 FOC_REJECTED 6E',
  duplicate_pon: '7598 - -',
  agency_authorization_missing: '7598 - -',
};

const all = Object.entries(reasons);

test('the list of reasons is closed and each has the codes of others', () => {
  const found = all.map(([code, { codes }]) => [
    code,
    `${codes.bandwidth ?? '-'} ${codes.telnyx ?? '-'} ${codes.carrier ?? '-'}`,
  ]);
  expect(Object.fromEntries(found)).toEqual(codesOfOthers);
});

test('Bandwidth is only ever given codes on which it does not let the port through', () => {
  for (const [code, reason] of all) expect(reason.codes.bandwidth, code).toMatch(/^(751[0-9]|7598)$/);
});

for (const [code, { text, howToFix }] of all) {
  test(`${code} is explained in both languages, each in sentences of its own`, () => {
    for (const sentence of [text.en, text.fr, howToFix.en, howToFix.fr]) {
      expect(sentence).toMatch(/^\p{Lu}[^.]+\.$/u);
    }
    expect(text.fr).not.toBe(text.en);
    expect(howToFix.fr).not.toBe(howToFix.en);
  });

  test(`${code} is written in French with French apostrophes and spaces`, () => {
    for (const sentence of [text.fr, howToFix.fr]) {
      expect(sentence).not.toContain("'");
      expect(sentence).not.toMatch(/[^\u00a0][:;?!]/);
    }
  });
}

test('the reasons that stand on a number are these, the others stand on the order', () => {
  const onNumbers = all.filter(([, reason]) => reason.level === 'number');
  expect(onNumbers.map(([code]) => code)).toEqual([
    'number_not_on_account',
    'number_not_active',
    'number_locked',
    'number_already_porting',
    'toll_free_not_supported',
    'country_not_supported',
  ]);
  expect(onNumbers.map(([, reason]) => reason.field)).toEqual(onNumbers.map(() => 'numbers'));
});

test('a reason names a field of the request or none', () => {
  const fields = ['accountNumber', 'pin', 'postalCode', 'numbers', 'desiredDueDate', 'purchaseOrderNumber'];
  for (const [code, { field }] of all) {
    expect([...fields, 'agencyAuthorization', null], code).toContain(field);
  }
});

test('a supplement cannot make a number portable, an order smaller or a request understood', () => {
  const needNewOrder = all.filter(([, reason]) => !reason.isFixableBySupplement).map(([code]) => code);
  expect(needNewOrder).toEqual([
    'too_many_numbers',
    'invalid_request',
    'toll_free_not_supported',
    'country_not_supported',
    'duplicate_pon',
  ]);
});

test('what only the owner of a number can mend is asked of the owner', () => {
  const byOwner = all.filter(([, reason]) => reason.whoActs === 'owner').map(([code]) => code);
  expect(byOwner).toEqual(['pin_not_set', 'number_not_active', 'number_locked']);
});

test('of all reasons only a wrong account number is kept from the carrier', () => {
  const hidden = all.map(([code]) => code as ReasonCode).filter((code) => !isShownToCarrier(code));
  expect(hidden).toEqual(['account_number_mismatch']);
});
