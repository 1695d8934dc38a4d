import { sql } from 'kysely';
import type { ApiTokenId, CarrierId } from '../core/ids.ts';
import type { Role } from '../core/permissions.ts';
import type { OrganizationTx } from './tx.ts';

export interface NewApiTokenRow {
  id: ApiTokenId;
  /** Of a gaining carrier; null: of the organization itself. */
  carrierId: CarrierId | null;
  name: string;
  role: Role;
  actsWithoutStepUp: boolean;
  tokenHash: string;
  tokenPrefix: string;
  createdAt: Date;
  /** Name of who made it, for the record. */
  createdBy: string;
}

/** Keeps a new API token of the organization: its hash, never the token. */
export async function insertApiToken(tx: OrganizationTx, token: NewApiTokenRow): Promise<void> {
  const { id, carrierId, name, role, actsWithoutStepUp, tokenHash, tokenPrefix, createdAt, createdBy } =
    token;
  await sql`
    INSERT INTO api_tokens (organization_id, id, carrier_id, name, role, acts_without_step_up, token_hash,
      token_prefix, created_at, created_by)
    VALUES (${tx.organizationId}, ${id}, ${carrierId}, ${name}, ${role}, ${actsWithoutStepUp}, ${tokenHash},
      ${tokenPrefix}, ${createdAt}, ${createdBy})`.execute(tx.sql);
}
