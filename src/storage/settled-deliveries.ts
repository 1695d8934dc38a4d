import { sql } from 'kysely';
import type { DeliveryState } from '../core/delivery.ts';
import type { Id } from '../core/ids.ts';
import type { OperatorTx } from './tx.ts';

export interface SettledDelivery {
  organizationId: string;
  id: Id<'delivery'>;
  state: DeliveryState;
  attempts: number;
  /** Of one that waits again. */
  nextAttemptAt: Date;
  error: string | null;
}

/** Writes down how sending went. What was sent or given up meanwhile by another worker stays so. */
export async function settle(tx: OperatorTx, settled: readonly SettledDelivery[], at: Date): Promise<void> {
  const column = <Value>(of: (delivery: SettledDelivery) => Value) => settled.map(of);
  await sql`
    UPDATE deliveries d SET state = s.state, attempts = s.attempts, next_attempt_at = s.next_attempt_at,
      leased_until = NULL, last_error = s.error,
      sent_at = CASE WHEN s.state = 'sent' THEN ${at}::timestamptz END
    FROM unnest(${column((s) => s.organizationId)}::text[], ${column((s) => s.id)}::text[],
      ${column((s) => s.state)}::text[], ${column((s) => s.attempts)}::integer[],
      ${column((s) => s.nextAttemptAt)}::timestamptz[], ${column((s) => s.error)}::text[])
      AS s (organization_id, id, state, attempts, next_attempt_at, error)
    WHERE d.organization_id = s.organization_id AND d.id = s.id AND d.state = 'waiting'`.execute(tx.sql);
}
