import { sql } from 'kysely';
import type { UserId } from '../core/ids.ts';
import type { NewsKind } from '../core/news-kinds.ts';
import type { OperatorTx, OrganizationTx } from './tx.ts';

/** What the person chose in this organization, where it differs from what holds by itself. */
export async function listNotificationChoices(
  tx: OrganizationTx,
  userId: UserId,
): Promise<{ kind: NewsKind; isMailed: boolean }[]> {
  const { rows } = await sql<{ kind: NewsKind; isMailed: boolean }>`
    SELECT kind, is_mailed AS "isMailed" FROM notification_choices
    WHERE organization_id = ${tx.organizationId} AND user_id = ${userId}`.execute(tx.sql);
  return rows;
}

export async function putNotificationChoice(
  tx: OrganizationTx,
  userId: UserId,
  choice: { kind: NewsKind; isMailed: boolean },
  at: Date,
): Promise<void> {
  await sql`
    INSERT INTO notification_choices (organization_id, user_id, kind, is_mailed, changed_at)
    VALUES (${tx.organizationId}, ${userId}, ${choice.kind}, ${choice.isMailed}, ${at})
    ON CONFLICT (organization_id, user_id, kind)
    DO UPDATE SET is_mailed = EXCLUDED.is_mailed, changed_at = EXCLUDED.changed_at`.execute(tx.sql);
}

/** The language a person is written to in; null when they never said. */
export async function findUserLanguage(tx: OrganizationTx, userId: UserId): Promise<string | null> {
  const { rows } = await sql<{ language: string | null }>`
    SELECT language FROM users WHERE id = ${userId}`.execute(tx.sql);
  return rows[0]?.language ?? null;
}

/** The language somebody reads here is the one they are written to in, until they choose. */
export async function keepFirstLanguage(tx: OperatorTx, id: UserId, language: string): Promise<void> {
  await sql`
    UPDATE users SET language = ${language} WHERE id = ${id} AND language IS NULL`.execute(tx.sql);
}

/** Sets it, for every organization they belong to: a person is nobody's. */
export async function setUserLanguage(tx: OperatorTx, userId: UserId, language: string): Promise<void> {
  await sql`UPDATE users SET language = ${language} WHERE id = ${userId}`.execute(tx.sql);
}
