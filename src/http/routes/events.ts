import type { Context } from '../../operations/context.ts';
import { listEvents } from '../../operations/news/list-events.ts';
import type { Handlers } from '../call.ts';

export function eventHandlers(context: Context): Handlers<'listEvents'> {
  return {
    listEvents: async ({ principal, query }) => {
      const { limit, after = null, organizationId = null } = query;
      const asked = { after, organizationId, limit: limit + 1 };
      const rows = await listEvents(context, principal, asked);
      const items = rows.slice(0, limit);
      return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
    },
  };
}
