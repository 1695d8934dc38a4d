import { sql } from 'kysely';
import type { SignInPolicy } from '../core/sign-in-policy.ts';
import type { OrganizationTx } from './tx.ts';

/** How the organization's people have to sign in; null when there is no such organization. */
export async function findSignInPolicy(tx: OrganizationTx): Promise<SignInPolicy | null> {
  const { rows } = await sql<{ policy: SignInPolicy }>`
    SELECT sign_in_policy AS policy FROM organizations WHERE id = ${tx.organizationId}`.execute(tx.sql);
  return rows[0]?.policy ?? null;
}

/**
 * The same, locked until the transaction ends: a policy that needs a provider and the end of the last one
 * wait for each other.
 */
export async function lockSignInPolicy(tx: OrganizationTx): Promise<SignInPolicy | null> {
  const { rows } = await sql<{ policy: SignInPolicy }>`
    SELECT sign_in_policy AS policy FROM organizations
    WHERE id = ${tx.organizationId} FOR NO KEY UPDATE`.execute(tx.sql);
  return rows[0]?.policy ?? null;
}

export async function setSignInPolicy(tx: OrganizationTx, policy: SignInPolicy): Promise<void> {
  await sql`
    UPDATE organizations SET sign_in_policy = ${policy} WHERE id = ${tx.organizationId}`.execute(tx.sql);
}
