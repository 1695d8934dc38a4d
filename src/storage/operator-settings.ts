import { sql } from 'kysely';
import type { SilencePolicy } from '../core/silence.ts';
import type { OrganizationTx } from './tx.ts';

export interface OperatorSettings {
  /** What happens to requests while no PIN is set (product rule P4). */
  pinNotSet: 'refuse' | 'skip';
  /** From this many numbers on an order is a project. */
  projectThreshold: number;
  /** What becomes of a held order that nobody decides in time. */
  silence: SilencePolicy;
  changedAt: Date;
}

/** The operator's first settings. */
export async function insertOperatorSettings(tx: OrganizationTx, settings: OperatorSettings): Promise<void> {
  const { pinNotSet, projectThreshold, silence, changedAt } = settings;
  await sql`
    INSERT INTO operator_settings (organization_id, pin_not_set, project_threshold, silence, changed_at)
    VALUES (${tx.organizationId}, ${pinNotSet}, ${projectThreshold}, ${silence}, ${changedAt})`.execute(
    tx.sql,
  );
}

/** The settings, locked until the transaction ends when they are about to change. */
export async function findOperatorSettings(tx: OrganizationTx, isLocked = false): Promise<OperatorSettings> {
  const { rows } = await sql<OperatorSettings>`
    SELECT pin_not_set AS "pinNotSet", project_threshold AS "projectThreshold", silence,
      changed_at AS "changedAt"
    FROM operator_settings WHERE organization_id = ${tx.organizationId}
    ${isLocked ? sql`FOR UPDATE` : sql``}`.execute(tx.sql);
  const settings = rows[0];
  if (!settings) throw new Error('the operator has no settings: the database was not initialized');
  return settings;
}

export async function updateOperatorSettings(tx: OrganizationTx, settings: OperatorSettings): Promise<void> {
  const { pinNotSet, projectThreshold, silence, changedAt } = settings;
  await sql`
    UPDATE operator_settings SET pin_not_set = ${pinNotSet}, project_threshold = ${projectThreshold},
      silence = ${silence}, changed_at = ${changedAt}
    WHERE organization_id = ${tx.organizationId}`.execute(tx.sql);
}
