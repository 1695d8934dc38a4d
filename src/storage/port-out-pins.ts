import { sql } from 'kysely';
import type { OrganizationTx } from './tx.ts';

/** What a PIN is checked against. Useless without the key, which is not in the database. */
export interface StoredVerifier {
  verifier: string;
  keyId: string;
}

export interface CurrentPin extends StoredVerifier {
  generation: number;
}

export interface PinGeneration {
  generation: number;
  setAt: Date;
  setBy: string;
  replacedAt: Date | null;
  uses: number;
  failedAttempts: number;
}

export interface PinCounter {
  failuresInRow: number;
  onHoldSince: Date | null;
}

/** Every PIN the organization ever set, newest first, without the PINs. */
export async function listPinGenerations(tx: OrganizationTx): Promise<PinGeneration[]> {
  const rows = await tx.sql
    .selectFrom('port_out_pins')
    .select(['generation', 'set_at', 'set_by', 'replaced_at', 'uses', 'failed_attempts'])
    .where('organization_id', '=', tx.organizationId)
    .orderBy('generation', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    generation: row.generation,
    setAt: row.set_at,
    setBy: row.set_by,
    replacedAt: row.replaced_at,
    uses: row.uses,
    failedAttempts: row.failed_attempts,
  }));
}

/** The verifiers still kept, newest first: the current PIN's and those of the last five before it. */
export async function keptVerifiers(tx: OrganizationTx): Promise<(CurrentPin & { isCurrent: boolean })[]> {
  const { rows } = await sql<CurrentPin & { isCurrent: boolean }>`
    SELECT generation, verifier, key_id AS "keyId", replaced_at IS NULL AS "isCurrent" FROM port_out_pins
    WHERE organization_id = ${tx.organizationId} AND verifier IS NOT NULL
    ORDER BY generation DESC`.execute(tx.sql);
  return rows;
}

export async function pinCounter(tx: OrganizationTx): Promise<PinCounter> {
  const row = await tx.sql
    .selectFrom('pin_attempt_counters')
    .select(['failures_in_row', 'on_hold_since'])
    .where('organization_id', '=', tx.organizationId)
    .executeTakeFirst();
  return { failuresInRow: row?.failures_in_row ?? 0, onHoldSince: row?.on_hold_since ?? null };
}

/**
 * Makes the verifier the organization's PIN and starts its counters anew; attempts at the one before lose
 * their places. Answers false, for the caller to roll back, when the current generation is not the one the
 * caller looked at: somebody else changed the PIN meanwhile. Verifiers before the last five are forgotten.
 */
export async function replacePin(
  tx: OrganizationTx,
  seenGeneration: number,
  pin: StoredVerifier,
  set: { at: Date; by: string },
): Promise<boolean> {
  const { organizationId } = tx;
  await sql`INSERT INTO pin_attempt_counters (organization_id) VALUES (${organizationId})
    ON CONFLICT (organization_id) DO UPDATE
    SET failures_in_row = 0, on_hold_since = NULL, reservations = '{}'`.execute(tx.sql);
  const { rows } = await sql<{ newest: number }>`
    SELECT coalesce(max(generation), 0)::int AS newest FROM port_out_pins
    WHERE organization_id = ${organizationId}`.execute(tx.sql);
  if (rows[0]?.newest !== seenGeneration) return false;
  await sql`UPDATE port_out_pins SET replaced_at = ${set.at}
    WHERE organization_id = ${organizationId} AND replaced_at IS NULL`.execute(tx.sql);
  await tx.sql
    .insertInto('port_out_pins')
    .values({
      organization_id: organizationId,
      generation: seenGeneration + 1,
      verifier: pin.verifier,
      key_id: pin.keyId,
      set_at: set.at,
      set_by: set.by,
      replaced_at: null,
    })
    .execute();
  await sql`UPDATE port_out_pins SET verifier = NULL, key_id = NULL
    WHERE organization_id = ${organizationId} AND generation < ${seenGeneration + 1 - 5}`.execute(tx.sql);
  return true;
}

/** The same PIN under a newer key; nothing happens when the PIN was changed meanwhile. */
export async function rewrapPin(tx: OrganizationTx, generation: number, pin: StoredVerifier): Promise<void> {
  await sql`UPDATE port_out_pins SET verifier = ${pin.verifier}, key_id = ${pin.keyId}
    WHERE organization_id = ${tx.organizationId} AND generation = ${generation}
      AND replaced_at IS NULL`.execute(tx.sql);
}
