import { z } from 'zod';
import { lockScope } from './port-out-locks.ts';
import { route } from './route.ts';
import { instant, listOf, page, text } from './text.ts';

const orgParams = z.object({ org: z.string().max(60) });

export const phoneNumber = z.object({
  id: z.string(),
  number: z.string(),
  billingAccountId: z.string(),
  accountNumber: z.string(),
  assignedTo: z.string().nullable(),
  status: z.enum(['active', 'ported_out']),
  addedAt: instant,
  endedAt: instant.nullable(),
  endedByOrderId: z.string().nullable(),
  lockedBy: lockScope
    .nullable()
    .meta({ description: 'The narrowest lock in force on this number; null: none' }),
  openOrderId: z.string().nullable().meta({ description: 'The open port-out order on this number, if any' }),
});

const refused = { number: z.string(), code: z.string(), message: z.string() };

export const phoneNumbersAdded = z.object({ added: z.number(), refused: z.array(z.object(refused)) });

/**
 * The first 1,000 refusals; `refusedCount` counts all. Rows are counted as the file's lines, the header being
 * row 1.
 */
export const phoneNumberImport = z.object({
  added: z.number(),
  refusedCount: z.number(),
  refused: z.array(z.object({ row: z.number(), ...refused })),
});

export const phoneNumberRoutes = {
  listPhoneNumbers: route({
    method: 'GET',
    path: '/organizations/:org/phone-numbers',
    summary: "An organization's phone numbers, by number",
    access: 'phone_number.list',
    params: orgParams,
    query: z.strictObject({
      ...page,
      status: z.enum(['active', 'ported_out']).default('active'),
      query: z
        .string()
        .max(100)
        .optional()
        .meta({ description: 'Part of a number or of whom it is assigned to' }),
      billingAccountId: z.string().max(60).optional(),
    }),
    answerStatus: 200,
    answer: listOf(phoneNumber),
  }),
  addPhoneNumbers: route({
    method: 'POST',
    path: '/organizations/:org/phone-numbers',
    summary: 'Add phone numbers; each refused one is named',
    access: 'phone_number.add',
    isCreation: true,
    params: orgParams,
    body: z.strictObject({
      items: z
        .array(
          z.strictObject({
            number: z.string().max(40),
            billingAccountId: z.string().max(60),
            assignedTo: text(200).nullable().optional(),
          }),
        )
        .min(1)
        .max(1000),
    }),
    answerStatus: 200,
    answer: phoneNumbersAdded,
    hasTexts: true,
  }),
  importPhoneNumbers: route({
    method: 'POST',
    path: '/organizations/:org/phone-number-imports',
    summary: 'Import phone numbers from CSV',
    access: 'phone_number.add',
    params: orgParams,
    query: z.strictObject({ billingAccountId: z.string().max(60).optional() }),
    bodyTypes: ['text/csv'],
    answerStatus: 200,
    answer: phoneNumberImport,
    hasTexts: true,
  }),
} as const;
