import { z } from 'zod';
import { carrier } from './operator.ts';
import { portOutStatistics } from './port-out-statistics.ts';
import { route } from './route.ts';
import { emailAddress, instant, text } from './text.ts';

const params = z.object({ carrier: z.string().max(60) });
const reason = z.strictObject({ reason: text(500) });

const contact = z.strictObject({
  name: text(100),
  role: text(100).meta({ description: 'What they are there: porting desk, fraud, billing …' }),
  email: emailAddress.nullable().default(null),
  phone: z
    .string()
    .regex(/^\+[1-9][0-9]{6,14}$/)
    .nullable()
    .default(null)
    .meta({ description: 'E.164' }),
});

export const carrierDetail = carrier.extend({
  contacts: z.array(contact),
  suspension: z
    .object({ at: instant, by: z.string(), reason: z.string() })
    .nullable()
    .meta({ description: 'Null while it is active' }),
});

export const carrierTraffic = portOutStatistics.pick({ timeZone: true, days: true }).extend({
  orders: z.number().meta({ description: 'All that came on these days' }),
  wrongPins: z.number().meta({ description: 'Those of them that stand refused for a wrong PIN' }),
  openOrders: z.number().meta({ description: 'Held, confirmed or disputed, of whatever age' }),
});

/** A gaining carrier of its own page. */
export const carrierRoutes = {
  getCarrier: route({
    method: 'GET',
    path: '/carriers/:carrier',
    summary: 'One gaining carrier',
    access: 'carrier.list',
    params,
    answerStatus: 200,
    answer: carrierDetail,
  }),
  changeCarrier: route({
    method: 'PATCH',
    path: '/carriers/:carrier',
    summary: "Change a carrier's name and contacts",
    access: 'carrier.manage',
    params,
    body: z.strictObject({ name: text(200).optional(), contacts: z.array(contact).max(20).optional() }),
    answerStatus: 200,
    answer: carrierDetail,
  }),
  suspendCarrier: route({
    method: 'POST',
    path: '/carriers/:carrier/suspension',
    summary: 'Suspend a carrier: its tokens and clients are refused at once; its open orders stay',
    access: 'carrier.suspend',
    params,
    body: reason,
    answerStatus: 200,
    answer: carrierDetail,
  }),
  resumeCarrier: route({
    method: 'POST',
    path: '/carriers/:carrier/resumption',
    summary: 'Let a suspended carrier in again, with the tokens it has',
    access: 'carrier.suspend',
    params,
    body: reason,
    answerStatus: 200,
    answer: carrierDetail,
  }),
  getCarrierTraffic: route({
    method: 'GET',
    path: '/carriers/:carrier/traffic',
    summary: "What a carrier asked for in the last days, in the operator's time zone",
    access: 'carrier.list',
    params,
    query: z.strictObject({ days: z.coerce.number().int().min(1).max(92).default(30) }),
    answerStatus: 200,
    answer: carrierTraffic,
  }),
} as const;
