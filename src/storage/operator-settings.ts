import { sql } from 'kysely';
import type { OrganizationTx } from './tx.ts';

export interface OperatorSettings {
  /** What happens to requests while no PIN is set (product rule P4). */
  pinNotSet: 'refuse' | 'skip';
  /** From this many numbers on an order is a project. */
  projectThreshold: number;
  changedAt: Date;
}

/** The operator's first settings. */
export async function insertOperatorSettings(tx: OrganizationTx, settings: OperatorSettings): Promise<void> {
  const { pinNotSet, projectThreshold, changedAt } = settings;
  await sql`
    INSERT INTO operator_settings (organization_id, pin_not_set, project_threshold, changed_at)
    VALUES (${tx.organizationId}, ${pinNotSet}, ${projectThreshold}, ${changedAt})`.execute(tx.sql);
}
