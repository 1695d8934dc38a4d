import type { z } from 'zod';
import type { delivery as deliverySchema } from '../../contract/webhook-endpoints.ts';
import { refuseFields } from '../../core/refusal.ts';
import type { Context } from '../../operations/context.ts';
import { listDeliveries } from '../../operations/news/list-deliveries.ts';
import { resendDelivery } from '../../operations/news/resend-delivery.ts';
import type { Delivery } from '../../storage/delivery-lists.ts';
import type { Handlers } from '../call.ts';
import { cursorKey, pageOf } from '../cursor.ts';

export function deliveryHandlers(context: Context): Handlers<'listDeliveries' | 'resendDelivery'> {
  return {
    listDeliveries: async ({ principal, query }) => {
      const page = { state: query.state, ...deliveryPageAsked(query) };
      return deliveryPage(await listDeliveries(context, principal, page), query.limit);
    },
    resendDelivery: ({ principal, params }) => resendDelivery(context, principal, params.id),
  };
}

/** What a page of deliveries asks for: one more than it shows, before where the last ended. */
export function deliveryPageAsked({ limit, cursor }: { limit: number; cursor?: string | undefined }) {
  return { limit: limit + 1, beforePosition: positionOf(cursor) };
}

export function deliveryPage(rows: readonly Delivery[], limit: number) {
  return pageOf(rows, limit, (row) => String(row.position), presentDelivery);
}

function positionOf(cursor: string | undefined): number | null {
  const key = cursorKey(cursor);
  if (key === null) return null;
  if (!/^[0-9]{1,15}$/.test(key)) throw refuseFields({ path: '/cursor', code: 'invalid_format' });
  return Number(key);
}

function presentDelivery({ position: _, ...row }: Delivery): z.input<typeof deliverySchema> {
  return {
    ...row,
    nextAttemptAt: row.nextAttemptAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
  };
}
