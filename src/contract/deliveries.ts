import { z } from 'zod';
import { type PersonMailKind, personMails } from '../core/person-mail.ts';
import { route } from './route.ts';
import { listOf, page } from './text.ts';
import { delivery } from './webhook-endpoints.ts';

/** Kinds of mails to a person about their own account: deliveries that tell of no event. */
export const personMailKind = z.enum(Object.keys(personMails) as [PersonMailKind, ...PersonMailKind[]]);

export const deliveryRoutes = {
  listDeliveries: route({
    method: 'GET',
    path: '/operator/deliveries',
    summary: 'Mails and webhooks of everybody in a state, newest first; `dead` is the dead letter box',
    access: 'delivery.read',
    query: z.strictObject({
      ...page,
      state: z.enum(['waiting', 'dead', 'not_sent', 'sent']).default('dead'),
    }),
    answerStatus: 200,
    answer: listOf(delivery),
  }),
  resendDelivery: route({
    method: 'POST',
    path: '/operator/deliveries/:id/resend',
    summary: 'Try a delivery again that was given up or not sent',
    access: 'delivery.resend',
    params: z.object({ id: z.string().max(60) }),
    answerStatus: 204,
  }),
} as const;
