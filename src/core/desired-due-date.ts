import { Temporal } from 'temporal-polyfill';

/**
 * How far ahead a due date may lie, in days. No rule sets it: Bandwidth refuses more than 30 days ahead
 * (its error 7210) and other carriers do much the same, because a due date far off blocks the number for
 * anyone else.
 */
export const dueDateAheadMaxDays = 30;

/** The same for a project: its date is negotiated, and numbers by the hundred take their time. */
export const projectDueDateAheadMaxDays = 365;

export type DueDateReason = 'due_date_in_past' | 'due_date_too_soon' | 'due_date_too_far';

const dateForm = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/** True when the text is `YYYY-MM-DD` and the calendar has that day. */
export function isCalendarDate(text: string): boolean {
  if (!dateForm.test(text)) return false;
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Why a desired due date cannot be kept, or null. All three are `YYYY-MM-DD` in the zone the order's clock
 * runs on; `earliestOn` is its earliest lawful activation. No desired date means the earliest one. The
 * earliest date is never too far, however many holidays lie before it; others may lie `aheadMaxDays` ahead.
 *
 * Throws on a text that is not a date: its form is the contract's to check, with `isCalendarDate`.
 */
export function dueDateReason(
  desired: string | null,
  earliestOn: string,
  todayOn: string,
  aheadMaxDays = dueDateAheadMaxDays,
): DueDateReason | null {
  if (desired === null) return null;
  for (const date of [desired, earliestOn, todayOn]) {
    if (!isCalendarDate(date)) throw new Error(`not a calendar date: ${date}`);
  }
  // Dates of this form stand in the same order as their texts.
  if (desired < todayOn) return 'due_date_in_past';
  if (desired < earliestOn) return 'due_date_too_soon';
  if (desired === earliestOn) return null;
  const lastOn = Temporal.PlainDate.from(todayOn).add({ days: aheadMaxDays }).toString();
  return desired > lastOn ? 'due_date_too_far' : null;
}
