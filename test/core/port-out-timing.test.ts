import { describe, expect, test } from 'vitest';
import { decidePortOut } from '../../src/core/port-out.ts';
import type { PortOutDecision } from '../../src/core/port-out-order.ts';
import {
  type Asked,
  factsOf,
  first,
  onOtherAccount,
  second,
  tollFree,
  unknown,
} from '../support/port-out-facts.ts';

function decided(asked: Asked): PortOutDecision {
  const decision = decidePortOut(factsOf(asked));
  if (decision === 'pin_verdict_needed') throw new Error('the PIN was not looked at yet');
  return decision;
}

const newYorkNumber = '+12125550123';
const losAngelesNumber = '+13105550123';
/** 245 is well-formed and in no plan. */
const newAreaCode = '+12455550123';

function booksOf(...numbers: string[]) {
  return numbers.map((number) => ({
    number,
    phoneNumberId: `num_${number.slice(-4)}`,
    billingAccountId: 'bac_named',
    isActive: true,
    hasOpenOrder: false,
    locks: [],
  }));
}

describe('the class of a port', () => {
  const rows: readonly (readonly [portClass: string, why: string, Asked])[] = [
    [
      'simple',
      'one line is on the account',
      { account: { hasSeveralLines: false }, request: { numbers: [first] } },
    ],
    ['non_simple', 'the account has more lines than were asked for', { request: { numbers: [first] } }],
    ['non_simple', 'two lines were asked for', { request: { numbers: [first, second] } }],
    ['project', 'there are more numbers than the threshold', { policy: { projectThreshold: 1 } }],
    ['non_simple', 'there are as many numbers as the threshold', { policy: { projectThreshold: 2 } }],
  ];
  for (const [portClass, why, asked] of rows) {
    test(`is ${portClass} when ${why}`, () => {
      expect(decided(asked).portClass).toBe(portClass);
    });
  }

  test('does not tell an unproven carrier how many lines an account has', () => {
    for (const hasSeveralLines of [true, false]) {
      const account = { hasSeveralLines };
      for (const number of [unknown, onOtherAccount]) {
        const one = decided({ account, request: { numbers: [number] } });
        expect(one).toMatchObject({ stage: 'account', portClass: 'simple' });
      }
      const two = decided({ account, request: { numbers: [unknown, onOtherAccount] } });
      expect(two).toMatchObject({ stage: 'account', portClass: 'non_simple' });
    }
  });

  test('does not tell it in the stages before the account either', () => {
    const byForm = decided({ request: { agencyAuthorization: false, numbers: [first] } });
    expect(byForm).toMatchObject({ stage: 'form', portClass: 'simple' });
    const byKind = decided({ request: { numbers: [first, tollFree] }, account: { hasSeveralLines: false } });
    expect(byKind).toMatchObject({ stage: 'kind', portClass: 'non_simple' });
  });
});

describe('the dates', () => {
  test('a non-simple port is answered within a business day and leaves on the fourth', () => {
    expect(decided({})).toMatchObject({
      timeZone: 'America/Denver',
      answerDueAt: '2026-11-18T17:00:00.000Z',
      dueDate: '2026-11-23',
      firmOrderCommitmentAt: '2026-11-23T07:00:00.000Z',
    });
  });

  test('a simple port is answered within four hours and leaves the next day', () => {
    const simple = { account: { hasSeveralLines: false }, request: { numbers: [first] } };
    expect(decided(simple)).toMatchObject({
      answerDueAt: '2026-11-17T21:00:00.000Z',
      dueDate: '2026-11-18',
      firmOrderCommitmentAt: '2026-11-18T07:00:00.000Z',
    });
  });

  test('the holidays are the operator’s', () => {
    const holidays = ['2026-11-18', '2026-11-19'];
    expect(decided({ holidays })).toMatchObject({ dueDate: '2026-11-25' });
  });

  const desired: readonly (readonly [date: string, outcome: string])[] = [
    ['2026-11-16', 'due_date_in_past'],
    ['2026-11-17', 'due_date_too_soon'],
    ['2026-11-22', 'due_date_too_soon'],
    ['2026-11-23', 'confirmed'],
    ['2026-12-17', 'confirmed'],
    ['2026-12-18', 'due_date_too_far'],
  ];
  for (const [desiredDueDate, outcome] of desired) {
    test(`a desired ${desiredDueDate} is ${outcome}`, () => {
      const { status, reasons, dueDate } = decided({ request: { desiredDueDate } });
      expect([...reasons, ...(status === 'confirmed' ? [status] : [])]).toEqual([outcome]);
      expect(dueDate).toBe(status === 'confirmed' ? desiredDueDate : null);
    });
  }

  test('today is the day in the zone of the numbers, not in UTC', () => {
    const lateInDenver = '2026-11-18T05:00:00.000Z';
    const tuesday = { request: { desiredDueDate: '2026-11-17' }, receivedAt: lateInDenver };
    expect(decided(tuesday).reasons).toEqual(['due_date_too_soon']);
  });

  test('no date is promised by a rejected or a held order', () => {
    for (const asked of [{ pinVerdict: 'wrong' } as const, { pin: { isOnHold: true } }]) {
      expect(decided(asked)).toMatchObject({ dueDate: null, firmOrderCommitmentAt: null });
    }
  });
});

describe('the zone', () => {
  test('of numbers in several regions gives the earliest answer and the latest activation', () => {
    const numbers = [newYorkNumber, losAngelesNumber];
    // 09:00 in New York; 06:00 in Los Angeles, which counts from 08:00.
    const receivedAt = '2026-11-17T14:00:00.000Z';
    const made = decided({ books: booksOf(...numbers), request: { numbers }, receivedAt });
    expect(made).toMatchObject({
      answerDueAt: '2026-11-18T14:00:00.000Z',
      timeZone: 'America/Los_Angeles',
      dueDate: '2026-11-23',
      firmOrderCommitmentAt: '2026-11-23T08:00:00.000Z',
    });
  });

  test('follows the day where the clocks of two regions differ by one', () => {
    const numbers = [newYorkNumber, losAngelesNumber];
    // 14:00 in New York counts tomorrow, 11:00 in Los Angeles counts today.
    const receivedAt = '2026-11-17T19:00:00.000Z';
    expect(decided({ books: booksOf(...numbers), request: { numbers }, receivedAt })).toMatchObject({
      answerDueAt: '2026-11-18T19:00:00.000Z',
      timeZone: 'America/New_York',
      dueDate: '2026-11-24',
    });
  });

  test('counts only the numbers that are left under confirm_valid', () => {
    const numbers = [newYorkNumber, losAngelesNumber];
    const request = { numbers, onPartial: 'confirm_valid' } as const;
    expect(decided({ books: booksOf(newYorkNumber), request }).timeZone).toBe('America/New_York');
  });

  test('of an area code that is in no plan is the owner’s, with a warning', () => {
    const asked = { books: booksOf(newAreaCode), request: { numbers: [newAreaCode] } };
    expect(decided({ ...asked, ownerTimeZone: 'Pacific/Guam' })).toMatchObject({
      status: 'confirmed',
      timeZone: 'Pacific/Guam',
      warnings: ['area_code_unknown'],
    });
    expect(decided({})).toMatchObject({ warnings: [] });
  });

  test('of an area code that is in no plan does not tell an unproven carrier where the owner is', () => {
    const request = { numbers: [newAreaCode] };
    const elsewhere = booksOf(newAreaCode).map((row) => ({ ...row, billingAccountId: 'bac_other' }));
    for (const books of [[], elsewhere]) {
      expect(decided({ books, request, ownerTimeZone: 'Pacific/Guam' })).toMatchObject({
        stage: 'account',
        timeZone: 'America/New_York',
      });
    }
  });

  test('warns of nothing where every area code is known, even of numbers that are not ours to port', () => {
    for (const number of [tollFree, '+442079460000', '+16045550100']) {
      expect(decided({ request: { numbers: [number] } })).toMatchObject({
        stage: 'kind',
        warnings: [],
        timeZone: 'America/New_York',
      });
    }
  });
});
