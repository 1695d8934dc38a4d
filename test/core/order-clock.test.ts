import { describe, expect, test } from 'vitest';
import { type ClockAct, type ClockedOrder, dueClockAct } from '../../src/core/order-clock.ts';

const held: ClockedOrder = {
  status: 'held',
  receivedAt: new Date('2026-11-24T16:00:00Z'),
  answerDueAt: new Date('2026-11-24T20:00:00Z'),
  correctableUntil: null,
  remindedHalfAt: null,
  remindedLastAt: null,
  escalatedAt: null,
};
const at = (time: string) => new Date(`2026-11-24T${time}Z`);
const reminded = { remindedHalfAt: at('18:00:00') };
const escalated = (time: string) => ({ remindedLastAt: at(time), escalatedAt: at(time) });

type Row = readonly [
  why: string,
  order: Partial<ClockedOrder>,
  now: string,
  ifRefused: ClockAct | null,
  ifConfirmed: ClockAct | null,
];

const rows: readonly Row[] = [
  ['before half time', {}, '17:59:59.999', null, null],
  ['at half time', {}, '18:00:00', 'remind', 'remind'],
  ['a while after', {}, '18:59:59.999', 'remind', 'remind'],
  ['once reminded', reminded, '18:00:00', null, null],
  ['one hour before the deadline', reminded, '19:00:00', 'escalate', 'escalate'],
  ['with the first reminder missed too', {}, '19:00:00', 'escalate', 'escalate'],
  ['once escalated', { ...reminded, ...escalated('19:00:00') }, '19:30:00', null, null],
  ['once escalated without a first reminder', escalated('19:00:00'), '19:30:00', null, null],
  ['just before the deadline', escalated('19:00:00'), '19:59:59.999', null, null],
  ['at the deadline', escalated('19:00:00'), '20:00:00', 'end_silence', 'end_silence'],
  ['days after it', escalated('19:00:00'), '23:59:59', 'end_silence', 'end_silence'],
  ['after it, with nobody told before', {}, '20:00:00', 'end_silence', 'escalate'],
  ['after it, with the desk told a moment before', escalated('19:45:00'), '20:00:00', 'end_silence', null],
  [
    'until the desk has known for half an hour',
    escalated('19:45:00'),
    '20:15:00',
    'end_silence',
    'end_silence',
  ],
  ['after it, told after it', escalated('21:00:00'), '21:29:59', 'end_silence', null],
  ['and half an hour later', escalated('21:00:00'), '21:30:00', 'end_silence', 'end_silence'],
];

describe('what the clock has for a held order', () => {
  for (const [why, order, now, ifRefused, ifConfirmed] of rows) {
    test(`${why}: ${ifRefused ?? 'nothing'}, before a confirmation ${ifConfirmed ?? 'nothing'}`, () => {
      expect(dueClockAct({ ...held, ...order }, 'refuse', at(now))).toBe(ifRefused);
      expect(dueClockAct({ ...held, ...order }, 'confirm', at(now))).toBe(ifConfirmed);
    });
  }

  test('with less than two hours to answer: the escalation alone', () => {
    const short = { ...held, answerDueAt: at('17:30:00') };
    expect(dueClockAct(short, 'refuse', at('16:29:59'))).toBe(null);
    expect(dueClockAct(short, 'refuse', at('16:30:00'))).toBe('escalate');
    expect(dueClockAct({ ...short, ...escalated('16:30:00') }, 'refuse', at('16:50:00'))).toBe(null);
  });
});

describe('what the clock has for any other order', () => {
  const rejected = { ...held, status: 'rejected', correctableUntil: at('20:00:00') } as const;

  test('a refused one expires when it may not be corrected any more', () => {
    expect(dueClockAct(rejected, 'refuse', at('19:59:59.999'))).toBe(null);
    expect(dueClockAct(rejected, 'refuse', at('20:00:00'))).toBe('expire');
  });

  test.each(['confirmed', 'completed', 'cancelled', 'disputed', 'returned', 'expired'] as const)(
    'a %s one is left alone, however late',
    (status) => {
      const order = { ...rejected, status };
      for (const outcome of ['refuse', 'confirm'] as const) {
        expect(dueClockAct(order, outcome, new Date('2099-01-01T00:00:00Z'))).toBe(null);
      }
    },
  );
});
