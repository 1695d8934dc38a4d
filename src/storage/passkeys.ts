import { sql } from 'kysely';
import type { PasskeyId, UserId } from '../core/ids.ts';
import type { OperatorTx } from './tx.ts';

export interface Passkey {
  id: PasskeyId;
  userId: UserId;
  /** As the authenticator names it, base64url. */
  credentialId: string;
  /** COSE, base64url. */
  publicKey: string;
  /** How often it has signed, as it says itself; many always say 0. */
  counter: number;
  transports: string[];
  /** What the person calls it. */
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

const columns = sql`id, user_id AS "userId", credential_id AS "credentialId", public_key AS "publicKey",
  counter, transports, name, created_at AS "createdAt", last_used_at AS "lastUsedAt"`;

/** Throws a unique violation (`passkeys_credential_id_key`) where somebody registered it before. */
export async function insertPasskey(tx: OperatorTx, passkey: Omit<Passkey, 'lastUsedAt'>): Promise<void> {
  const { id, userId, credentialId, publicKey, counter, transports, name, createdAt } = passkey;
  await sql`
    INSERT INTO passkeys (id, user_id, credential_id, public_key, counter, transports, name, created_at)
    VALUES (${id}, ${userId}, ${credentialId}, ${publicKey}, ${counter}, ${JSON.stringify(transports)},
      ${name}, ${createdAt})`.execute(tx.sql);
}

/** A person's passkeys, oldest first. */
export async function listPasskeys(tx: OperatorTx, userId: UserId): Promise<Passkey[]> {
  const { rows } = await sql<Passkey>`
    SELECT ${columns} FROM passkeys WHERE user_id = ${userId} ORDER BY id`.execute(tx.sql);
  return rows;
}

export async function findPasskey(tx: OperatorTx, credentialId: string): Promise<Passkey | null> {
  const { rows } = await sql<Passkey>`
    SELECT ${columns} FROM passkeys WHERE credential_id = ${credentialId}`.execute(tx.sql);
  return rows[0] ?? null;
}

/**
 * Notes that it signed. False when it counts and has signed as often before: then there are two of it, and
 * one is a copy. Passkeys that are kept in several devices do not count and always say 0.
 */
export async function markPasskeyUsed(
  tx: OperatorTx,
  id: PasskeyId,
  use: { counter: number; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE passkeys SET counter = ${use.counter}, last_used_at = ${use.at}
    WHERE id = ${id} AND (counter < ${use.counter} OR (counter = 0 AND ${use.counter} = 0))
    RETURNING id`.execute(tx.sql);
  return rows.length > 0;
}

/** False when the person has no such passkey. */
export async function renamePasskey(
  tx: OperatorTx,
  userId: UserId,
  id: PasskeyId,
  name: string,
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE passkeys SET name = ${name} WHERE id = ${id} AND user_id = ${userId} RETURNING id`.execute(tx.sql);
  return rows.length > 0;
}

/** What the removed one was called; null when the person has no such passkey. */
export async function deletePasskey(
  tx: OperatorTx,
  userId: UserId,
  id: PasskeyId,
): Promise<{ name: string } | null> {
  const { rows } = await sql<{ name: string }>`
    DELETE FROM passkeys WHERE id = ${id} AND user_id = ${userId} RETURNING name`.execute(tx.sql);
  return rows[0] ?? null;
}

export async function deletePasskeys(tx: OperatorTx, userId: UserId): Promise<void> {
  await sql`DELETE FROM passkeys WHERE user_id = ${userId}`.execute(tx.sql);
}
