import type { z } from 'zod';
import type { carrier as carrierSchema } from '../../contract/operator.ts';
import type { Context } from '../../operations/context.ts';
import { createCarrier } from '../../operations/create-carrier.ts';
import { listCarriers } from '../../operations/list-carriers.ts';
import type { Carrier } from '../../storage/carriers.ts';
import type { Handlers } from '../call.ts';
import { cursorKey, pageOf } from '../cursor.ts';

export function carrierHandlers(context: Context): Handlers<'listCarriers' | 'createCarrier'> {
  return {
    listCarriers: async ({ principal, query }) => {
      const page = { limit: query.limit + 1, afterId: cursorKey(query.cursor) };
      const rows = await listCarriers(context, principal, page);
      return pageOf(rows, query.limit, (row) => row.id, presentCarrier);
    },
    createCarrier: async ({ principal, body, remember }) => {
      const made = await createCarrier(context, principal, body, (tx, carrier) =>
        remember(tx, 201, presentCarrier(carrier)),
      );
      return presentCarrier(made);
    },
  };
}

function presentCarrier(carrier: Carrier): z.input<typeof carrierSchema> {
  return { ...carrier, createdAt: carrier.createdAt.toISOString() };
}
