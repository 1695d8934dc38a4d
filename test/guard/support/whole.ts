import type { ClientBase } from 'pg';

/**
 * Each question gives a row for everything that is half done: an act without its record, or a record without
 * its act.
 */
const halves: Record<string, string> = {
  'an order without exactly one entry of its submission': `
    SELECT o.id FROM port_out_orders o WHERE 1 <> (SELECT count(*) FROM audit_entries a
      WHERE a.subject_id = o.id AND a.action = 'port_out_order.submitted'
        AND a.organization_id = o.organization_id)`,
  'an entry on an order that is not there': `
    SELECT a.subject_id FROM audit_entries a WHERE a.subject_kind = 'port_out_order'
      AND NOT EXISTS (SELECT 1 FROM port_out_orders o WHERE o.id = a.subject_id)`,
  'an order without the numbers that its entry names': `
    SELECT a.subject_id FROM audit_entries a WHERE a.action = 'port_out_order.submitted'
      AND jsonb_array_length(a.detail -> 'numbers') <> (
        SELECT count(*) FROM port_out_order_numbers n WHERE n.order_id = a.subject_id)`,
  'a move without its entry, or an entry without its move': `
    SELECT coalesce(e.order_id, a.subject_id) FROM (
      SELECT order_id, count(*), 'port_out_order.' || CASE WHEN action IN ('rescheduled', 'corrected')
        THEN 'amended' ELSE action END AS action
      FROM port_out_order_events GROUP BY order_id, 3) e
    FULL JOIN (
      SELECT subject_id, action, count(*) FROM audit_entries
      WHERE action = ANY ('{port_out_order.submitted,port_out_order.decided,port_out_order.completed,
        port_out_order.amended,port_out_order.cancelled,port_out_order.disputed,
        port_out_order.dispute_dismissed,port_out_order.returned,port_out_order.expired,
        port_out_order.claimed,port_out_order.released}')
      GROUP BY subject_id, action) a ON a.subject_id = e.order_id AND a.action = e.action
    WHERE e.count IS DISTINCT FROM a.count`,
  'a supplement without its line of history': `
    SELECT s.order_id FROM port_out_order_supplements s WHERE NOT EXISTS (
      SELECT 1 FROM port_out_order_events e WHERE e.organization_id = s.organization_id
        AND e.order_id = s.order_id AND e.sequence = s.event_sequence)`,
  'an order whose state is not that of its last move': `
    SELECT o.id FROM port_out_orders o JOIN port_out_order_events e ON e.order_id = o.id
    WHERE e.sequence = (SELECT max(sequence) FROM port_out_order_events l WHERE l.order_id = o.id)
      AND e.to_status <> o.status`,
  'a held or confirmed order that nobody was told of': `
    SELECT o.id FROM port_out_orders o WHERE o.status IN ('held', 'confirmed')
      AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.subject_id = o.id AND n.kind <> 'order_commented')`,
  'a number that left without a completed order, or stayed with one': `
    SELECT n.number FROM phone_numbers n WHERE (n.status = 'ported_out') <> EXISTS (
      SELECT 1 FROM port_out_order_numbers o JOIN port_out_orders p ON p.id = o.order_id
      WHERE o.phone_number_id = n.id AND p.completed_at IS NOT NULL
        AND o.status IN ('completed', 'disputed', 'returned'))`,
  'a PIN without its entry and notice': `
    SELECT p.organization_id FROM port_out_pins p GROUP BY p.organization_id
    HAVING count(*) <> (SELECT count(*) FROM audit_entries a
        WHERE a.organization_id = p.organization_id AND a.action = 'pin.set')
      OR count(*) <> (SELECT count(*) FROM notices n
        WHERE n.organization_id = p.organization_id AND n.kind IN ('pin_set', 'pin_changed'))`,
  'a lock without its entry and notice, or that ended without an entry': `
    SELECT l.organization_id FROM port_out_locks l GROUP BY l.organization_id
    HAVING count(*) <> (SELECT count(*) FROM audit_entries a
        WHERE a.organization_id = l.organization_id AND a.action = 'lock.set')
      OR count(*) <> (SELECT count(*) FROM notices n
        WHERE n.organization_id = l.organization_id AND n.kind = 'lock_set')
      OR count(*) FILTER (WHERE l.ended_because = 'replaced') <> (SELECT count(*) FROM audit_entries a
        WHERE a.organization_id = l.organization_id AND a.action = 'lock.replaced')
      OR count(*) FILTER (WHERE l.ended_because = 'expired') <> (SELECT count(*) FROM audit_entries a
        WHERE a.organization_id = l.organization_id AND a.action = 'lock.expired')
      OR count(*) FILTER (WHERE l.unlocked_at IS NOT NULL) <> (SELECT count(DISTINCT a.subject_id)
        FROM audit_entries a WHERE a.organization_id = l.organization_id AND a.action = 'lock.lifted')`,
  'a head that is not the last entry': `
    SELECT h.organization_id FROM audit_heads h WHERE h.sequence <> (
      SELECT count(*) FROM audit_entries a WHERE a.organization_id = h.organization_id)`,
};

const everyHalf = Object.entries(halves)
  .map(([what, question]) => `SELECT '${what}' AS what, q.id FROM (${question}) AS q (id)`)
  .join('\nUNION ALL ');

/** Everything in the database that is half done. */
export async function halfDone(owner: ClientBase): Promise<string[]> {
  const { rows } = await owner.query(everyHalf);
  return rows.map(({ what, id }) => `${what}: ${id}`);
}
