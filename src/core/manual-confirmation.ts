import type { IsHoliday } from './business-calendar.ts';
import { activationInstant, localDate, type PortClass, portClock } from './port-clock.ts';

/** What a person's confirmation of a held order commits to. */
export interface ManualConfirmation {
  dueDate: string;
  firmOrderCommitmentAt: string;
}

/**
 * The date of a held order that a person confirms: the desired one, else the earliest lawful one, both
 * counted from when it was received; when that day has already begun, the first lawful one counted from now.
 */
export function manualConfirmation(order: {
  portClass: PortClass;
  desiredDueDate: string | null;
  receivedAt: string;
  decidedAt: string;
  timeZone: string;
  isHoliday: IsHoliday;
}): ManualConfirmation {
  const earliestFrom = (receivedAt: string) =>
    portClock({
      portClass: order.portClass,
      receivedAt,
      timeZones: [order.timeZone],
      isHoliday: order.isHoliday,
    });
  const lawful = earliestFrom(order.receivedAt).earliestActivationOn;
  const wanted = order.desiredDueDate && order.desiredDueDate > lawful ? order.desiredDueDate : lawful;
  const today = localDate(order.decidedAt, order.timeZone);
  const dueDate = wanted > today ? wanted : earliestFrom(order.decidedAt).earliestActivationOn;
  return { dueDate, firmOrderCommitmentAt: activationInstant(dueDate, order.timeZone) };
}
