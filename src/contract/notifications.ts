import { z } from 'zod';
import { mailLanguages } from '../core/mail-facts.ts';
import { newsKind } from './organizations.ts';
import { route } from './route.ts';
import { instant } from './text.ts';

const orgParams = z.object({ org: z.string().max(60) });
const token = z.string().max(200);

export const notificationChoices = z.object({
  language: z.enum(mailLanguages).meta({ description: 'Of mails to this person, from every organization' }),
  items: z.array(
    z.object({
      kind: newsKind,
      isMailed: z.boolean(),
      isAlwaysMailed: z.boolean().meta({ description: 'True: nobody may switch it off' }),
      severity: z.enum(['information', 'warning', 'alarm']),
    }),
  ),
});

/** What a "This was not us" link is about: enough to recognize the request by, and no more. */
export const disputeLink = z.object({
  organizationName: z.string(),
  timeZone: z.string(),
  carrierName: z.string(),
  purchaseOrderNumber: z.string(),
  status: z.string(),
  canBeDisputed: z.boolean(),
  numberCount: z.number(),
  numberEndings: z.array(z.string()).meta({ description: 'The last four digits of the first few numbers' }),
  receivedAt: instant,
});

export const notificationRoutes = {
  getNotificationChoices: route({
    method: 'GET',
    path: '/organizations/:org/notification-choices',
    summary: 'What is mailed to the signed-in person',
    access: 'notification_choice.change',
    params: orgParams,
    answerStatus: 200,
    answer: notificationChoices,
  }),
  changeNotificationChoices: route({
    method: 'PUT',
    path: '/organizations/:org/notification-choices',
    summary: 'Choose what is mailed to the signed-in person; kinds not named stay',
    access: 'notification_choice.change',
    params: orgParams,
    body: z.strictObject({
      language: z.enum(mailLanguages).optional(),
      choices: z
        .array(z.strictObject({ kind: newsKind, isMailed: z.boolean() }))
        .max(50)
        .default([]),
    }),
    answerStatus: 200,
    answer: notificationChoices,
  }),
  inspectDisputeLink: route({
    method: 'POST',
    path: '/dispute-links/inspection',
    summary: 'What a "This was not us" link of a mail is about; changes nothing',
    access: 'public',
    body: z.strictObject({ token }),
    answerStatus: 200,
    answer: disputeLink,
  }),
  useDisputeLink: route({
    method: 'POST',
    path: '/dispute-links/use',
    summary: 'Say "This was not us" by the link of a mail: freezes the order at once',
    access: 'public',
    body: z.strictObject({ token }),
    answerStatus: 200,
    answer: z.object({ status: z.string(), organizationId: z.string(), orderId: z.string() }),
  }),
} as const;
