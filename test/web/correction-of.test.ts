import { expect, test } from 'vitest';
import { correctionInput, correctionOf, typedNumbers } from '../../web/parts/orders/correction-of.ts';
import { nextVersion } from '../../web/parts/orders/next-version.ts';

type Order = Parameters<typeof correctionInput>[0];

const order = {
  version: '08',
  numbers: ['+14255550123', '+14255550124'].map((number) => ({ number, status: 'held', reasons: [] })),
  accountNumber: 'WA-100200',
  postalCode: '98052',
  desiredDueDate: '2026-12-01',
  agencyAuthorization: true,
} as unknown as Order;

test('the next version has two digits', () => {
  expect(['00', '08', '09', '41', '98'].map(nextVersion)).toEqual(['01', '09', '10', '42', '99']);
});

test('begins with the order as it reads, without its withdrawn numbers and never with a PIN', () => {
  const [first] = order.numbers;
  const withdrawn = { number: '+14255550199', status: 'withdrawn' as const, reasons: [] };
  const input = correctionInput({ ...order, numbers: first ? [withdrawn, first] : [] });
  expect(input.numbers).toBe('+14255550123');
  expect(input.pin).toBe('');
});

test('nothing changed is nothing to send, whatever spaces were typed', () => {
  const input = correctionInput(order);
  expect(correctionOf(order, input)).toBeNull();
  const spaced = {
    ...input,
    accountNumber: ' WA-100200 ',
    numbers: ' +1 425-555-0123\n\n+1 (425) 555.0124\n',
  };
  expect(correctionOf(order, spaced)).toBeNull();
});

test('only what differs is sent, with the version after the one of the order', () => {
  const input = correctionInput(order);
  expect(correctionOf(order, { ...input, pin: '40618273' })).toEqual({
    kind: 'correction',
    version: '09',
    pin: '40618273',
  });
  const all = {
    numbers: '+14255550124',
    accountNumber: 'WA-1',
    postalCode: '',
    desiredDueDate: '',
    isAuthorized: false,
    pin: '',
  };
  expect(correctionOf(order, all)).toEqual({
    kind: 'correction',
    version: '09',
    numbers: ['+14255550124'],
    accountNumber: 'WA-1',
    postalCode: '',
    desiredDueDate: null,
    agencyAuthorization: false,
  });
});

test('numbers are taken as people paste them', () => {
  expect(typedNumbers('+1 425-555-0123, +14255550124;\r\n(425) 555.0125')).toEqual([
    '+14255550123',
    '+14255550124',
    '4255550125',
  ]);
});
