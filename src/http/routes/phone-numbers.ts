import type { z } from 'zod';
import type { phoneNumber } from '../../contract/phone-numbers.ts';
import { refuseFields } from '../../core/refusal.ts';
import type { Context } from '../../operations/context.ts';
import { type AddedNumbers, addPhoneNumbers } from '../../operations/numbers/add-phone-numbers.ts';
import { importPhoneNumbers } from '../../operations/numbers/import-phone-numbers.ts';
import { type ListedNumber, listPhoneNumbers } from '../../operations/numbers/list-phone-numbers.ts';
import type { Handlers } from '../call.ts';
import { cursorKey, pageOf } from '../cursor.ts';
import type { Language } from '../language.ts';
import { pathId } from '../path-id.ts';
import { fieldMessage } from '../problem-answer.ts';

type Routes = 'listPhoneNumbers' | 'addPhoneNumbers' | 'importPhoneNumbers';

export function phoneNumberHandlers(context: Context): Handlers<Routes> {
  return {
    listPhoneNumbers: async ({ principal, params, query }) => {
      const rows = await listPhoneNumbers(context, principal, {
        organizationId: pathId('organization', params.org),
        limit: query.limit + 1,
        status: query.status,
        query: query.query?.trim() || null,
        billingAccountId: query.billingAccountId ?? null,
        after: placeOf(query.cursor),
      });
      return pageOf(rows, query.limit, (row) => `${row.number} ${row.id}`, presentNumber);
    },
    addPhoneNumbers: async ({ principal, params, body, language, remember }) => {
      const input = { organizationId: pathId('organization', params.org), items: body.items };
      const added = await addPhoneNumbers(context, principal, input, (tx, made) =>
        remember(tx, 200, presentAdded(made, language)),
      );
      return presentAdded(added, language);
    },
    importPhoneNumbers: async ({ principal, params, query, body, language }) => {
      const imported = await importPhoneNumbers(context, principal, {
        organizationId: pathId('organization', params.org),
        billingAccountId: query.billingAccountId ?? null,
        file: body,
      });
      return { ...imported, ...withMessages(imported.refused, language) };
    },
  };
}

function placeOf(cursor: string | undefined): { number: string; id: string } | null {
  const key = cursorKey(cursor);
  if (key === null) return null;
  const [number, id] = key.split(' ');
  if (!number || !id) throw refuseFields({ path: '/cursor', code: 'invalid_format' });
  return { number, id };
}

function withMessages<Refused extends AddedNumbers['refused'][number]>(
  refused: readonly Refused[],
  language: Language,
) {
  const words = { maximum: 200 };
  return { refused: refused.map((row) => ({ ...row, message: fieldMessage(row.code, language, words) })) };
}

function presentAdded({ added, refused }: AddedNumbers, language: Language) {
  return { added, ...withMessages(refused, language) };
}

function presentNumber(row: ListedNumber): z.input<typeof phoneNumber> {
  return { ...row, addedAt: row.addedAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null };
}
