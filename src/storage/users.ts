import { sql } from 'kysely';
import type { UserId } from '../core/ids.ts';
import type { OperatorTx } from './tx.ts';

export interface NewUser {
  id: UserId;
  email: string;
  name: string;
  /** Null until the person has used their one-time link. */
  passwordHash: string | null;
  createdAt: Date;
}

/** Adds a person. A person is nobody's: what they belong to are memberships. */
export async function insertUser(tx: OperatorTx, user: NewUser): Promise<void> {
  const { id, email, name, passwordHash, createdAt } = user;
  await sql`
    INSERT INTO users (id, email, name, password_hash, created_at)
    VALUES (${id}, ${email}, ${name}, ${passwordHash}, ${createdAt})`.execute(tx.sql);
}

/** Gives a person their first password. False when they have one: it is never overwritten by this way. */
export async function setFirstPassword(tx: OperatorTx, id: UserId, passwordHash: string): Promise<boolean> {
  const { rows } = await sql`
    UPDATE users SET password_hash = ${passwordHash}
    WHERE id = ${id} AND password_hash IS NULL RETURNING id`.execute(tx.sql);
  return rows.length > 0;
}
