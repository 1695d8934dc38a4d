import { requireOperator, requirePermission } from '../../core/access.ts';
import { type AnswerTime, answerTimes } from '../../core/answer-times.ts';
import type { OrganizationId } from '../../core/ids.ts';
import { type Day, lastDays } from '../../core/last-days.ts';
import type { PortOutStatus } from '../../core/port-out-order.ts';
import type { Principal } from '../../core/principal.ts';
import {
  type PortOutStatistics as Counted,
  statisticsOfEveryone,
  statisticsOfOrganization,
} from '../../storage/port-out-statistics.ts';
import type { Context } from '../context.ts';
import { requireOrganization } from './get-organization.ts';

export interface PortOutStatistics {
  timeZone: string;
  /** Every day, also those without orders, oldest first; by status the orders that came on it. */
  days: { date: string; orders: Partial<Record<PortOutStatus, number>> }[];
  answers: { medianShare: number | null; times: { time: AnswerTime; count: number }[] };
}

/** An organization's port-out orders of the last days, in its own time zone. */
export async function getPortOutStatistics(
  context: Context,
  principal: Principal,
  { organizationId, days }: { organizationId: OrganizationId; days: number },
): Promise<PortOutStatistics> {
  requirePermission(principal, organizationId, 'organization.read');
  return context.db.forOrganization(organizationId).read(async (tx) => {
    const { timeZone } = await requireOrganization(tx);
    const asked = lastDays(context.clock.now(), days, timeZone);
    return laidOut(timeZone, asked, await statisticsOfOrganization(tx, startsOf(asked)));
  });
}

/** The same over all organizations, in the operator's own time zone. */
export async function getOperatorPortOutStatistics(
  context: Context,
  principal: Principal,
  days: number,
): Promise<PortOutStatistics> {
  const operatorId = requireOperator(principal, 'organization.list');
  return context.db.forOperator().read(async (tx) => {
    const { timeZone } = await requireOrganization(tx.forOrganization(operatorId));
    const asked = lastDays(context.clock.now(), days, timeZone);
    return laidOut(timeZone, asked, await statisticsOfEveryone(tx, startsOf(asked)));
  });
}

function startsOf(days: readonly Day[]): Date[] {
  return days.map(({ startsAt }) => startsAt);
}

function laidOut(timeZone: string, days: readonly Day[], counted: Counted): PortOutStatistics {
  const ordersOf = (day: number) =>
    Object.fromEntries(
      counted.byDay.filter((row) => row.day === day).map(({ status, count }) => [status, count]),
    );
  const { medianShare, counts } = counted.answers;
  return {
    timeZone,
    days: days.map(({ date }, index) => ({ date, orders: ordersOf(index + 1) })),
    answers: { medianShare, times: answerTimes.map((time) => ({ time, count: counts[time] ?? 0 })) },
  };
}
