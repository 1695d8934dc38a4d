import { z } from 'zod';
import { answerTimes } from '../core/answer-times.ts';
import { route } from './route.ts';

const query = z.strictObject({ days: z.coerce.number().int().min(1).max(92).default(30) });

export const portOutStatistics = z.object({
  timeZone: z.string().meta({ description: 'The zone whose days these are' }),
  days: z
    .array(
      z.object({
        date: z.iso.date(),
        orders: z
          .record(z.string(), z.number())
          .meta({ description: 'Orders that came on this day, by what they are now' }),
      }),
    )
    .meta({ description: 'Oldest first, today last; a day without orders is there too' }),
  answers: z.object({
    medianShare: z
      .number()
      .nullable()
      .meta({ description: 'The share of the time to the deadline used by half of the answered orders' }),
    times: z.array(
      z.object({
        time: z.enum(answerTimes).meta({
          description: 'As it came, within a quarter of the time to the deadline, or after the deadline',
        }),
        count: z.number(),
      }),
    ),
  }),
});

export const portOutStatisticsRoutes = {
  getPortOutStatistics: route({
    method: 'GET',
    path: '/organizations/:org/port-out-statistics',
    summary: "Port-out orders of the last days, in the organization's time zone",
    access: 'organization.read',
    params: z.object({ org: z.string().max(60) }),
    query,
    answerStatus: 200,
    answer: portOutStatistics,
  }),
  getOperatorPortOutStatistics: route({
    method: 'GET',
    path: '/operator/port-out-statistics',
    summary: "Port-out orders of all organizations in the last days, in the operator's time zone",
    access: 'organization.list',
    query,
    answerStatus: 200,
    answer: portOutStatistics,
  }),
} as const;
