import { sql } from 'kysely';
import type { Id } from '../core/ids.ts';
import type { OrganizationTx } from './tx.ts';

/**
 * The active endpoints that get an event of this transaction: the organization's own and, where the order's
 * carrier may learn of it, that carrier's.
 */
export async function endpointsToldOf(
  tx: OrganizationTx,
  event: { id: Id<'event'>; kind: string },
): Promise<Id<'webhookEndpoint'>[]> {
  const { rows } = await sql<{ id: Id<'webhookEndpoint'> }>`
    SELECT t.id FROM (
      SELECT id, kinds FROM webhook_endpoints
      WHERE organization_id = ${tx.organizationId} AND carrier_id IS NULL AND status = 'active'
      UNION ALL
      SELECT c.id, c.kinds FROM events e CROSS JOIN LATERAL endpoints_of_carrier(e.carrier_id) c
      WHERE e.organization_id = ${tx.organizationId} AND e.id = ${event.id} AND e.carrier_id IS NOT NULL) t
    WHERE t.kinds IS NULL OR t.kinds ? ${event.kind}
    ORDER BY t.id`.execute(tx.sql);
  return rows.map(({ id }) => id);
}
