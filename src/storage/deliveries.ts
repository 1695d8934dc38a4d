import { sql } from 'kysely';
import type { Id } from '../core/ids.ts';
import type { OrganizationTx } from './tx.ts';

export interface NewDelivery {
  id: Id<'delivery'>;
  eventId: Id<'event'>;
  channel: 'mail' | 'webhook';
  /** Of a webhook: its endpoint. Of a mail: its address and language. */
  endpointId: string | null;
  address: string | null;
  language: string | null;
  /** What its text is made of beside the event; nothing in it is secret in clear. */
  detail: Record<string, unknown>;
  createdAt: Date;
}

/** Queues what is to be sent, due at once. An endpoint gets its deliveries in the order of the rows. */
export async function insertDeliveries(
  tx: OrganizationTx,
  deliveries: readonly NewDelivery[],
): Promise<void> {
  const column = <Value>(of: (delivery: NewDelivery) => Value) => deliveries.map(of);
  await sql`
    INSERT INTO deliveries (organization_id, id, event_id, channel, endpoint_id, address, language, detail,
      state, next_attempt_at, created_at)
    SELECT ${tx.organizationId}, d.id, d.event_id, d.channel, d.endpoint_id, d.address, d.language,
      d.detail::jsonb, 'waiting', d.at, d.at
    FROM unnest(${column((d) => d.id)}::text[], ${column((d) => d.eventId)}::text[],
      ${column((d) => d.channel)}::text[], ${column((d) => d.endpointId)}::text[],
      ${column((d) => d.address)}::text[], ${column((d) => d.language)}::text[],
      ${column((d) => JSON.stringify(d.detail))}::text[], ${column((d) => d.createdAt)}::timestamptz[])
      WITH ORDINALITY AS d (id, event_id, channel, endpoint_id, address, language, detail, at, place)
    ORDER BY d.place`.execute(tx.sql);
}
