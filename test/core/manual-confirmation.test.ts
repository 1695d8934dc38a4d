import { describe, expect, test } from 'vitest';
import type { DueDateReason } from '../../src/core/desired-due-date.ts';
import { isFederalHoliday } from '../../src/core/federal-holidays.ts';
import { manualConfirmation } from '../../src/core/manual-confirmation.ts';

const denver = 'America/Denver';
/** Tuesday, 10:00 in Denver. */
const receivedAt = '2026-11-17T17:00:00.000Z';

type Row = readonly [
  why: string,
  desired: string | null,
  decidedAt: string,
  portClass: 'simple' | 'non_simple' | 'project',
  dueDate: string,
];

const rows: readonly Row[] = [
  ['none was desired: the earliest lawful date', null, '2026-11-17T18:00:00Z', 'non_simple', '2026-11-23'],
  ['of a simple port', null, '2026-11-17T18:00:00Z', 'simple', '2026-11-18'],
  ['of a project, until it is negotiated', null, '2026-11-17T18:00:00Z', 'project', '2026-11-23'],
  ['the desired date', '2026-12-01', '2026-11-17T18:00:00Z', 'non_simple', '2026-12-01'],
  ['not before the lawful one', '2026-11-18', '2026-11-17T18:00:00Z', 'non_simple', '2026-11-23'],
  ['nor in the past', '2026-11-01', '2026-11-17T18:00:00Z', 'non_simple', '2026-11-23'],
  ['counted from receipt, however late the answer', null, '2026-11-20T23:00:00Z', 'non_simple', '2026-11-23'],
  ['when that day has begun, counted from the answer', null, '2026-11-23T17:00:00Z', 'simple', '2026-11-24'],
  ['and with its whole interval', null, '2026-11-23T17:00:00Z', 'non_simple', '2026-11-30'],
  ['when it is over too', '2026-11-25', '2026-12-01T17:00:00Z', 'non_simple', '2026-12-07'],
  ['a desired date still ahead is kept', '2026-12-10', '2026-12-01T17:00:00Z', 'non_simple', '2026-12-10'],
  ['30 days ahead is not too far', '2026-12-17', '2026-11-17T18:00:00Z', 'non_simple', '2026-12-17'],
  ['nor a year for a project', '2027-11-17', '2026-11-17T18:00:00Z', 'project', '2027-11-17'],
  ['the day is Denver’s, where it is still Sunday', null, '2026-11-23T06:59:00Z', 'non_simple', '2026-11-23'],
  ['and begins there at midnight', null, '2026-11-23T07:00:00Z', 'simple', '2026-11-24'],
];

describe('a person’s confirmation commits to', () => {
  for (const [why, desiredDueDate, decidedAt, portClass, dueDate] of rows) {
    test(`${dueDate}: ${why}`, () => {
      const confirmation = manualConfirmation({
        portClass,
        desiredDueDate,
        agreedDueDate: null,
        receivedAt,
        decidedAt,
        timeZone: denver,
        isHoliday: isFederalHoliday,
      });
      expect(confirmation).toEqual({
        kind: 'committed',
        dueDate,
        firmOrderCommitmentAt: `${dueDate}T07:00:00.000Z`,
      });
    });
  }
});

type AgreedRow = readonly [
  why: string,
  agreed: string | null,
  desired: string | null,
  decidedAt: string,
  portClass: 'simple' | 'non_simple' | 'project',
  reason: DueDateReason | null,
];

const soon = '2026-11-17T18:00:00Z';

const agreedRows: readonly AgreedRow[] = [
  ['the earliest lawful one', '2026-11-23', null, soon, 'non_simple', null],
  ['a later one than was desired', '2026-12-10', '2026-12-01', soon, 'non_simple', null],
  ['one before the desired one', '2026-11-24', '2026-12-01', soon, 'non_simple', null],
  ['the day before the earliest', '2026-11-22', null, soon, 'non_simple', 'due_date_too_soon'],
  ['yesterday', '2026-11-16', null, soon, 'non_simple', 'due_date_in_past'],
  ['today, which has begun', '2026-11-17', null, soon, 'simple', 'due_date_in_past'],
  [
    'today, when the interval is over',
    '2026-11-30',
    null,
    '2026-11-30T18:00:00Z',
    'simple',
    'due_date_in_past',
  ],
  ['tomorrow, when the interval is over', '2026-12-01', null, '2026-11-30T18:00:00Z', 'non_simple', null],
  ['30 days ahead', '2026-12-17', null, soon, 'non_simple', null],
  ['31 days ahead', '2026-12-18', null, soon, 'non_simple', 'due_date_too_far'],
  ['30 days from a late decision', '2027-01-20', null, '2026-12-21T18:00:00Z', 'non_simple', null],
  ['365 days ahead, for a project', '2027-11-17', null, soon, 'project', null],
  ['366 days ahead, for a project', '2027-11-18', null, soon, 'project', 'due_date_too_far'],
  ['a lawful one where 2099 was desired', '2026-12-01', '2099-01-01', soon, 'non_simple', null],
  ['none, and 2099 was desired', null, '2099-01-01', soon, 'non_simple', 'due_date_too_far'],
  ['none, and 2099 was desired for a project', null, '2099-01-01', soon, 'project', 'due_date_too_far'],
  ['none, and 31 days ahead was desired', null, '2026-12-18', soon, 'simple', 'due_date_too_far'],
];

describe('the date agreed upon, when it is', () => {
  for (const [why, agreedDueDate, desiredDueDate, decidedAt, portClass, reason] of agreedRows) {
    test(`${why} (${agreedDueDate ?? desiredDueDate}): ${reason ?? 'it is committed to'}`, () => {
      const confirmation = manualConfirmation({
        portClass,
        desiredDueDate,
        agreedDueDate,
        receivedAt,
        decidedAt,
        timeZone: denver,
        isHoliday: isFederalHoliday,
      });
      const wanted = reason ? { kind: 'not_lawful', reason } : { kind: 'committed', dueDate: agreedDueDate };
      expect(confirmation).toMatchObject(wanted);
    });
  }
});
