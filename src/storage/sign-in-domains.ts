import { sql } from 'kysely';
import type { OrganizationTx } from './tx.ts';

export interface SignInDomain {
  domain: string;
  /** What the TXT record holds after `portkeeper-verification=`. */
  challenge: string;
  provedAt: Date | null;
  provedBy: 'dns' | 'operator' | null;
  createdAt: Date;
}

const columns = sql`domain, challenge, proved_at AS "provedAt", proved_by AS "provedBy",
  created_at AS "createdAt"`;

/** By name: they are few. */
export async function listSignInDomains(tx: OrganizationTx): Promise<SignInDomain[]> {
  const { rows } = await sql<SignInDomain>`
    SELECT ${columns} FROM sign_in_domains
    WHERE organization_id = ${tx.organizationId} ORDER BY domain`.execute(tx.sql);
  return rows;
}

export async function findSignInDomain(tx: OrganizationTx, domain: string): Promise<SignInDomain | null> {
  const { rows } = await sql<SignInDomain>`
    SELECT ${columns} FROM sign_in_domains
    WHERE organization_id = ${tx.organizationId} AND domain = ${domain} FOR UPDATE`.execute(tx.sql);
  return rows[0] ?? null;
}

/** Adds a domain, not proved yet. False when the organization has it already. */
export async function insertSignInDomain(
  tx: OrganizationTx,
  { domain, challenge, createdAt }: Pick<SignInDomain, 'domain' | 'challenge' | 'createdAt'>,
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO sign_in_domains (organization_id, domain, challenge, created_at)
    VALUES (${tx.organizationId}, ${domain}, ${challenge}, ${createdAt})
    ON CONFLICT (organization_id, domain) DO NOTHING RETURNING domain`.execute(tx.sql);
  return rows.length > 0;
}

/** Throws a unique violation of `sign_in_domains_proved` while another organization has the domain. */
export async function markDomainProved(
  tx: OrganizationTx,
  domain: string,
  proof: { by: 'dns' | 'operator'; at: Date },
): Promise<void> {
  await sql`
    UPDATE sign_in_domains SET proved_at = ${proof.at}, proved_by = ${proof.by}
    WHERE organization_id = ${tx.organizationId} AND domain = ${domain}`.execute(tx.sql);
}

/** True when there was one. */
export async function deleteSignInDomain(tx: OrganizationTx, domain: string): Promise<boolean> {
  const { rows } = await sql`
    DELETE FROM sign_in_domains WHERE organization_id = ${tx.organizationId} AND domain = ${domain}
    RETURNING domain`.execute(tx.sql);
  return rows.length > 0;
}
