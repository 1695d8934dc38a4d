import { describe, expect, test } from 'vitest';
import { coverOf, isHeldBack, lockState, wouldWeaken } from '../../src/core/port-out-lock.ts';

const at = new Date('2026-11-24T15:00:00Z');
const before = new Date(at.getTime() - 1);
const after = new Date(at.getTime() + 1);
const lasting = { endsAt: null, unlockedUntil: null, endedAt: null };

describe('a lock', () => {
  test.each([
    ['in_force', lasting],
    ['in_force', { ...lasting, endsAt: after }],
    ['ended', { ...lasting, endsAt: at }],
    ['ended', { ...lasting, endedAt: before }],
    ['unlocked_for_a_time', { ...lasting, unlockedUntil: after }],
    ['in_force', { ...lasting, unlockedUntil: at }],
    ['ended', { ...lasting, endsAt: before, unlockedUntil: after }],
  ])('is %s at that moment: %j', (state, terms) => {
    expect(lockState(terms, at)).toBe(state);
    expect(isHeldBack([terms], at)).toBe(state === 'in_force');
  });

  test('holds back where another is open: each speaks for itself', () => {
    expect(isHeldBack([{ ...lasting, unlockedUntil: after }, lasting], at)).toBe(true);
    expect(isHeldBack([], at)).toBe(false);
  });

  test('weakens one on the same target exactly when it would end earlier', () => {
    expect(wouldWeaken(lasting, at)).toBe(true);
    expect(wouldWeaken(lasting, null)).toBe(false);
    const timed = { ...lasting, endsAt: at };
    expect([before, at, after, null].map((endsAt) => wouldWeaken(timed, endsAt))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test('covers its number, its account’s numbers or all of them, and the narrowest is named first', () => {
    const everything = { scope: 'organization', billingAccountId: null, number: null } as const;
    const account = { scope: 'billing_account', billingAccountId: 'bac_1' as never, number: null } as const;
    const one = { scope: 'number', billingAccountId: null, number: '+14255550123' } as const;
    const locksOf = coverOf([everything, account, one]);
    expect(locksOf('+14255550123', 'bac_1')).toEqual([one, account, everything]);
    expect(locksOf('+14255550124', 'bac_1')).toEqual([account, everything]);
    expect(locksOf('+14255550124', 'bac_2')).toEqual([everything]);
    expect(coverOf([account, one])('+14255550124', null)).toEqual([]);
  });
});
