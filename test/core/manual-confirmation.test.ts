import { describe, expect, test } from 'vitest';
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
  ['the day is Denver’s, where it is still Sunday', null, '2026-11-23T06:59:00Z', 'non_simple', '2026-11-23'],
  ['and begins there at midnight', null, '2026-11-23T07:00:00Z', 'simple', '2026-11-24'],
];

describe('a person’s confirmation commits to', () => {
  for (const [why, desiredDueDate, decidedAt, portClass, dueDate] of rows) {
    test(`${dueDate}: ${why}`, () => {
      const confirmation = manualConfirmation({
        portClass,
        desiredDueDate,
        receivedAt,
        decidedAt,
        timeZone: denver,
        isHoliday: isFederalHoliday,
      });
      expect(confirmation).toEqual({ dueDate, firmOrderCommitmentAt: `${dueDate}T07:00:00.000Z` });
    });
  }
});
