import { z } from 'zod';
import { route } from './route.ts';
import { text } from './text.ts';

/** More holidays than this in a year are a mistake, not a calendar. */
const holidaysMax = 60;

const yearParams = z.object({ year: z.coerce.number().int().min(2000).max(2100) });

export const holiday = z.object({ date: z.iso.date(), name: z.string() });

export const holidayYear = z.object({
  year: z.number(),
  holidays: z.array(holiday),
  isOwn: z.boolean().meta({ description: 'True when the list differs from the federal one' }),
  federalHolidays: z.array(holiday),
});

export const operatorHolidayRoutes = {
  getOperatorHolidays: route({
    method: 'GET',
    path: '/operator/holidays/:year',
    summary: "A year's holidays in the operator's calendar, which the clock of every order goes by",
    access: 'operator_settings.read',
    params: yearParams,
    answerStatus: 200,
    answer: holidayYear,
  }),
  replaceOperatorHolidays: route({
    method: 'PUT',
    path: '/operator/holidays/:year',
    summary: "Replace a year's holidays; orders that come in from now on go by the new list",
    access: 'operator_settings.change',
    params: yearParams,
    body: z.strictObject({
      holidays: z.array(z.strictObject({ date: z.iso.date(), name: text(100) })).max(holidaysMax),
    }),
    answerStatus: 200,
    answer: holidayYear,
  }),
} as const;
