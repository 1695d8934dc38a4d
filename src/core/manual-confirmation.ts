import type { IsHoliday } from './business-calendar.ts';
import {
  type DueDateReason,
  dueDateAheadMaxDays,
  dueDateReason,
  projectDueDateAheadMaxDays,
} from './desired-due-date.ts';
import { activationInstant, localDate, type PortClass, portClock } from './port-clock.ts';

/** What a person's confirmation of a held order commits to, or why its date cannot be committed to. */
export type ManualConfirmation =
  | { kind: 'committed'; dueDate: string; firmOrderCommitmentAt: string }
  | { kind: 'not_lawful'; reason: DueDateReason; earliestOn: string; aheadMaxDays: number };

interface HeldOrder {
  portClass: PortClass;
  desiredDueDate: string | null;
  /** The date agreed upon with the gaining carrier; null: the desired one counts. */
  agreedDueDate: string | null;
  receivedAt: string;
  decidedAt: string;
  timeZone: string;
  isHoliday: IsHoliday;
}

/**
 * The date of a held order that a person confirms. One that was agreed upon is taken as it is or not at all.
 * Else it is the desired one, moved to the earliest lawful one when it is too soon; but one too far is
 * nothing to commit to on anyone's behalf. The interval is counted from when the order was received; when
 * that day has already begun, from now. How far ahead a date lies is counted from now.
 */
export function manualConfirmation(order: HeldOrder): ManualConfirmation {
  const { agreedDueDate, desiredDueDate, portClass, timeZone } = order;
  const lawful = earliestFrom(order, order.receivedAt);
  const today = localDate(order.decidedAt, timeZone);
  const earliestOn = lawful > today ? lawful : earliestFrom(order, order.decidedAt);
  const aheadMaxDays = portClass === 'project' ? projectDueDateAheadMaxDays : dueDateAheadMaxDays;
  const reasonAgainst = (date: string | null) => dueDateReason(date, lawful, today, aheadMaxDays);
  const notLawful = (reason: DueDateReason) =>
    ({ kind: 'not_lawful', reason, earliestOn, aheadMaxDays }) as const;
  const committed = (dueDate: string) =>
    ({ kind: 'committed', dueDate, firmOrderCommitmentAt: activationInstant(dueDate, timeZone) }) as const;

  if (agreedDueDate !== null) {
    // The commitment is for 00:00, which today is over.
    const reason = agreedDueDate === today ? 'due_date_in_past' : reasonAgainst(agreedDueDate);
    return reason ? notLawful(reason) : committed(agreedDueDate);
  }
  const reason = reasonAgainst(desiredDueDate);
  if (reason === 'due_date_too_far') return notLawful(reason);
  const isKept = desiredDueDate !== null && reason === null && desiredDueDate > today;
  return committed(isKept ? desiredDueDate : earliestOn);
}

function earliestFrom({ portClass, timeZone, isHoliday }: HeldOrder, receivedAt: string): string {
  return portClock({ portClass, receivedAt, timeZones: [timeZone], isHoliday }).earliestActivationOn;
}
