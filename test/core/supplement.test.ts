import { expect, test } from 'vitest';
import type { NumberVerdict, PortOutRequest } from '../../src/core/port-out-order.ts';
import {
  askedNumbers,
  correctedNumbers,
  correctedRequest,
  isTooLateToCorrect,
  possibleSupplements,
  supplementChanges,
} from '../../src/core/supplement.ts';

const request: PortOutRequest = {
  purchaseOrderNumber: 'PON-1001',
  version: '00',
  numbers: ['+14255550123', '+14255550124'],
  accountNumber: 'WA-100200',
  postalCode: '98052',
  desiredDueDate: '2026-12-01',
  onPartial: 'reject_all',
  agencyAuthorization: false,
  customerCarrierName: 'ABC',
  networkProviderSpid: null,
  portabilityDirection: null,
  initiatorNumber: null,
};

function verdict(number: string, status: NumberVerdict['status'] = 'held'): NumberVerdict {
  return { number, phoneNumberId: `num_${number}`, status, reasons: [], locks: [] };
}

test('a correction changes what it names; null is a value, what is left out or undefined is not', () => {
  const correction = { postalCode: '10001', desiredDueDate: null, accountNumber: undefined };
  expect(correctedRequest(request, '03', correction)).toEqual({
    ...request,
    version: '03',
    postalCode: '10001',
    desiredDueDate: null,
  });
});

test('the changes say from what to what, and which numbers came and went', () => {
  const after: PortOutRequest = {
    ...request,
    version: '01',
    numbers: ['+14255550124', '+14255550125'],
    agencyAuthorization: true,
    customerCarrierName: null,
  };
  expect(supplementChanges(request, after, true)).toEqual({
    changes: [
      { field: 'agencyAuthorization', from: false, to: true },
      { field: 'customerCarrierName', from: 'ABC', to: null },
    ],
    numbersAdded: ['+14255550125'],
    numbersWithdrawn: ['+14255550123'],
    hasPin: true,
  });
});

test('the changes say nothing of the PON and the version', () => {
  const { changes } = supplementChanges(request, { ...request, version: '09' }, false);
  expect(changes).toEqual([]);
});

test('numbers keep their places: kept ones with the new verdict, dropped ones withdrawn, new ones last', () => {
  const before = [verdict('a'), { ...verdict('b'), reasons: ['number_locked' as const] }, verdict('c')];
  const decided = [verdict('d', 'confirmed'), verdict('c', 'rejected'), verdict('a', 'confirmed')];
  const after = correctedNumbers(before, decided);
  expect(after.map(({ number, status }) => [number, status])).toEqual([
    ['a', 'confirmed'],
    ['b', 'withdrawn'],
    ['c', 'rejected'],
    ['d', 'confirmed'],
  ]);
  expect(after[1]?.reasons).toEqual([]);
  expect(askedNumbers(after)).toEqual(['a', 'c', 'd']);
});

test('what was withdrawn stays so until it is asked for again', () => {
  const before = [verdict('a', 'withdrawn'), verdict('b')];
  expect(correctedNumbers(before, [verdict('b')])[0]?.status).toBe('withdrawn');
  expect(correctedNumbers(before, [verdict('a', 'confirmed')]).map(({ status }) => status)).toEqual([
    'confirmed',
    'withdrawn',
  ]);
});

test('the last instant to correct is inside', () => {
  const correctableUntil = new Date('2026-12-24T15:00:00.000Z');
  expect(isTooLateToCorrect({ correctableUntil }, correctableUntil)).toBe(false);
  expect(isTooLateToCorrect({ correctableUntil }, new Date('2026-12-24T15:00:00.001Z'))).toBe(true);
  expect(isTooLateToCorrect({ correctableUntil: null }, correctableUntil)).toBe(false);
});

test('an order takes the supplements that its state, its time and its version allow', () => {
  const at = new Date('2026-11-24T15:00:00Z');
  const order = { status: 'held', completedAt: null, version: '00', correctableUntil: null } as const;
  const rejected = { ...order, status: 'rejected', correctableUntil: at } as const;
  const rows = [
    [order, ['cancel', 'due_date', 'correction']],
    [{ ...order, version: '98' }, ['cancel', 'due_date', 'correction']],
    [{ ...order, version: '99' }, []],
    [{ ...order, status: 'confirmed' }, ['cancel', 'due_date']],
    [rejected, ['cancel', 'correction']],
    [{ ...rejected, correctableUntil: new Date(at.getTime() - 1) }, ['cancel']],
    [{ ...order, status: 'disputed' }, ['cancel']],
    [{ ...order, status: 'disputed', completedAt: at }, []],
    [{ ...order, status: 'completed', completedAt: at }, []],
    [{ ...order, status: 'expired' }, []],
  ] as const;
  for (const [given, kinds] of rows) expect(possibleSupplements(given, at)).toEqual(kinds);
});
