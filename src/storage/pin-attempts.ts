import { sql } from 'kysely';
import { earliestIdAt, type PinAttemptId } from '../core/ids.ts';
import type { CurrentPin } from './port-out-pins.ts';
import type { OrganizationTx } from './tx.ts';

/** At this many wrong PINs in a row, automatic PIN decisions stop (product rule 9.2). */
export const pinFailuresMax = 10;

/** A place reserved by a process that died lapses after this long; a check takes milliseconds. */
const reservationLapseMs = 30_000;

/**
 * Reserves a place for one attempt, before the PIN is looked at, in one conditional update: at most as many
 * are in flight as failures are left before the stop. Answers the verifier to check against; null when there
 * is no place now, or none at all while decisions are on hold. `attempt` is time-ordered, which is how places
 * of the dead are told from those of the living.
 */
export async function reservePinAttempt(
  tx: OrganizationTx,
  attempt: PinAttemptId,
  at: Date,
): Promise<CurrentPin | null> {
  const lapsed = earliestIdAt('pinAttempt', at.getTime() - reservationLapseMs);
  const { rows } = await sql<CurrentPin>`
    UPDATE pin_attempt_counters c
    SET reservations =
      array_append(ARRAY(SELECT r FROM unnest(c.reservations) r WHERE r > ${lapsed}), ${attempt})
    FROM port_out_pins p
    WHERE c.organization_id = ${tx.organizationId} AND c.on_hold_since IS NULL
      AND c.failures_in_row
        + (SELECT count(*) FROM unnest(c.reservations) r WHERE r > ${lapsed}) < ${pinFailuresMax}
      AND p.organization_id = c.organization_id AND p.replaced_at IS NULL
    RETURNING p.generation, p.verifier, p.key_id AS "keyId"`.execute(tx.sql);
  return rows[0] ?? null;
}

/** Where the count stands after an attempt; `isStop` when this one brought the stop. */
export interface AttemptCount {
  failuresInRow: number;
  isStop: boolean;
}

/**
 * Ends an attempt with what it found and counts it: a wrong PIN adds to the failures in a row and, at the
 * tenth, stops automatic decisions; a right one resets them. Answers the failures in a row now, and whether
 * this attempt was the one that brought the stop.
 *
 * Null, with nothing changed, when the attempt has no place any more: it lapsed, or the PIN it was checked
 * against was replaced. What it found must not be used then, or more could be tried than the rule allows.
 */
export async function settlePinAttempt(
  tx: OrganizationTx,
  attempt: PinAttemptId,
  verdict: 'right' | 'wrong',
  at: Date,
): Promise<AttemptCount | null> {
  const wrong = verdict === 'wrong' ? 1 : 0;
  const { rows } = await sql<{ failures: number }>`
    WITH settled AS (
      UPDATE pin_attempt_counters
      SET reservations = array_remove(reservations, ${attempt}),
        failures_in_row = CASE WHEN ${wrong}::int = 1 THEN failures_in_row + 1 ELSE 0 END,
        on_hold_since = CASE WHEN ${wrong}::int = 1 AND failures_in_row + 1 >= ${pinFailuresMax}
          THEN coalesce(on_hold_since, ${at}) ELSE on_hold_since END
      WHERE organization_id = ${tx.organizationId} AND ${attempt} = ANY(reservations)
      RETURNING failures_in_row AS failures),
    used AS (
      UPDATE port_out_pins
      SET uses = uses + ${1 - wrong}::int, failed_attempts = failed_attempts + ${wrong}::int
      FROM settled
      WHERE organization_id = ${tx.organizationId} AND replaced_at IS NULL)
    SELECT failures FROM settled`.execute(tx.sql);
  const failuresInRow = rows[0]?.failures;
  if (failuresInRow === undefined) return null;
  return { failuresInRow, isStop: failuresInRow === pinFailuresMax };
}

/**
 * Gives the place back without counting anything: the PIN was not looked at, or nobody will learn what was
 * found.
 */
export async function releasePinAttempt(tx: OrganizationTx, attempt: PinAttemptId): Promise<void> {
  await sql`UPDATE pin_attempt_counters SET reservations = array_remove(reservations, ${attempt})
    WHERE organization_id = ${tx.organizationId}`.execute(tx.sql);
}

/** Ends the stop without a new PIN. Answers false when there was none. */
export async function resumePinDecisions(tx: OrganizationTx): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE pin_attempt_counters SET failures_in_row = 0, on_hold_since = NULL
    WHERE organization_id = ${tx.organizationId} AND on_hold_since IS NOT NULL`.execute(tx.sql);
  return numAffectedRows === 1n;
}
