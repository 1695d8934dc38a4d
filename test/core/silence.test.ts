import { describe, expect, test } from 'vitest';
import { isFederalHoliday } from '../../src/core/federal-holidays.ts';
import { type SilentOrder, silenceOutcome } from '../../src/core/silence.ts';

const project: SilentOrder = {
  heldBecause: 'project',
  portClass: 'project',
  desiredDueDate: null,
  receivedAt: new Date('2026-11-17T17:00:00Z'),
  timeZone: 'America/Denver',
  locks: [],
};
const at = new Date('2026-11-18T17:00:00Z');

function outcome(policy: Parameters<typeof silenceOutcome>[0], changes: Partial<SilentOrder> = {}) {
  return silenceOutcome(policy, { ...project, ...changes }, at, isFederalHoliday);
}

const refused = { kind: 'refuse', reason: 'agency_authorization_missing' };

describe('silence', () => {
  test('refuses by itself, whatever the order waits for', () => {
    for (const heldBecause of ['project', 'pin_on_hold', null] as const) {
      expect(outcome('escalate_then_reject', { heldBecause })).toEqual(refused);
    }
  });

  test('confirms a proven order where the operator says so, for its earliest lawful date', () => {
    expect(outcome('escalate_then_confirm')).toEqual({
      kind: 'confirm',
      dueDate: '2026-11-23',
      firmOrderCommitmentAt: '2026-11-23T07:00:00.000Z',
    });
    const desired = outcome('escalate_then_confirm', { desiredDueDate: '2026-12-15' });
    expect(desired).toMatchObject({ kind: 'confirm', dueDate: '2026-12-15' });
  });

  test('never confirms one whose PIN nobody looked at, or that is held for no known cause', () => {
    for (const heldBecause of ['pin_on_hold', null] as const) {
      expect(outcome('escalate_then_confirm', { heldBecause })).toEqual(refused);
    }
  });

  test('confirms no date that could not be committed to', () => {
    const desired = outcome('escalate_then_confirm', { desiredDueDate: '2099-01-01' });
    expect(desired).toEqual({ kind: 'refuse', reason: 'due_date_too_far' });
  });

  test('counts by the calendar it is given', () => {
    const closed = (date: string) => date === '2026-11-18' || isFederalHoliday(date);
    const confirmed = silenceOutcome('escalate_then_confirm', project, at, closed);
    expect(confirmed).toMatchObject({ dueDate: '2026-11-24' });
  });
});
