import { sql } from 'kysely';
import type {
  SignInProviderId,
  SignInProviderSettings,
  SignInProviderStatus,
  SignInTest,
} from '../core/sign-in-provider.ts';
import type { OrganizationTx } from './tx.ts';

/** A provider as people see it: never its secret. */
export interface SignInProvider extends SignInProviderSettings {
  id: SignInProviderId;
  status: SignInProviderStatus;
  hasSecret: boolean;
  /** Of a draft: the provider it is to take the place of. */
  replaces: SignInProviderId | null;
  /** Of a draft: what a sign-in by it showed, as it stands. */
  test: SignInTest | null;
  createdAt: Date;
  createdBy: string;
}

/** What talking to a provider takes: the secret is sealed for that provider's id. */
export interface SignInProviderWithSecret extends SignInProvider {
  clientSecret: string | null;
}

const shown = sql`id, status, name, issuer, client_id AS "clientId", client_secret IS NOT NULL AS "hasSecret",
  scopes, role_claim AS "roleClaim", role_rules AS "roleRules", default_role AS "defaultRole",
  is_email_proved AS "isEmailProved", tenant_id AS "tenantId", replaces, test, created_at AS "createdAt",
  created_by AS "createdBy"`;

/** Those in use and the drafts, oldest first: they are few. */
export async function listSignInProviders(tx: OrganizationTx): Promise<SignInProvider[]> {
  const { rows } = await sql<SignInProvider>`
    SELECT ${shown} FROM sign_in_providers
    WHERE organization_id = ${tx.organizationId} AND status <> 'deleted' ORDER BY id`.execute(tx.sql);
  return rows;
}

/** The provider with its sealed secret, locked where `forChange`; null when there is none. */
export async function findSignInProvider(
  tx: OrganizationTx,
  id: SignInProviderId,
  { forChange = false } = {},
): Promise<SignInProviderWithSecret | null> {
  const { rows } = await sql<SignInProviderWithSecret>`
    SELECT ${shown}, client_secret AS "clientSecret" FROM sign_in_providers
    WHERE organization_id = ${tx.organizationId} AND id = ${id} AND status <> 'deleted'
    ${forChange ? sql`FOR UPDATE` : sql``}`.execute(tx.sql);
  return rows[0] ?? null;
}

export interface NewSignInDraft extends SignInProviderSettings {
  id: SignInProviderId;
  /** Sealed. */
  clientSecret: string | null;
  replaces: SignInProviderId | null;
  createdAt: Date;
  createdBy: string;
}

export async function insertSignInDraft(tx: OrganizationTx, draft: NewSignInDraft): Promise<void> {
  const { id, name, issuer, clientId, clientSecret, scopes, roleClaim, roleRules, defaultRole } = draft;
  const { isEmailProved, tenantId, replaces, createdAt, createdBy } = draft;
  await sql`
    INSERT INTO sign_in_providers (organization_id, id, status, name, issuer, client_id, client_secret,
      scopes, role_claim, role_rules, default_role, is_email_proved, tenant_id, replaces, test, created_at,
      created_by)
    VALUES (${tx.organizationId}, ${id}, 'draft', ${name}, ${issuer}, ${clientId}, ${clientSecret},
      ${JSON.stringify(scopes)}, ${roleClaim}, ${JSON.stringify(roleRules)}, ${defaultRole}, ${isEmailProved},
      ${tenantId}, ${replaces}, NULL, ${createdAt}, ${createdBy})`.execute(tx.sql);
}

export type SignInSettingsKept = SignInProviderSettings & { clientSecret: string | null };

/** Gives a provider these settings. What a test showed of others before is forgotten. */
export async function changeSignInSettings(
  tx: OrganizationTx,
  id: SignInProviderId,
  settings: SignInSettingsKept,
): Promise<void> {
  const { name, issuer, clientId, clientSecret, scopes, roleClaim, roleRules, defaultRole } = settings;
  const { isEmailProved, tenantId } = settings;
  await sql`
    UPDATE sign_in_providers SET name = ${name}, issuer = ${issuer}, client_id = ${clientId},
      client_secret = ${clientSecret}, scopes = ${JSON.stringify(scopes)}, role_claim = ${roleClaim},
      role_rules = ${JSON.stringify(roleRules)}, default_role = ${defaultRole},
      is_email_proved = ${isEmailProved}, tenant_id = ${tenantId}, test = NULL
    WHERE organization_id = ${tx.organizationId} AND id = ${id}`.execute(tx.sql);
}

export async function keepSignInTest(
  tx: OrganizationTx,
  id: SignInProviderId,
  test: SignInTest,
): Promise<void> {
  await sql`
    UPDATE sign_in_providers SET test = ${JSON.stringify(test)}
    WHERE organization_id = ${tx.organizationId} AND id = ${id} AND status = 'draft'`.execute(tx.sql);
}

export async function setSignInProviderStatus(
  tx: OrganizationTx,
  id: SignInProviderId,
  status: 'active' | 'deleted',
): Promise<void> {
  // Of what is deleted no secret stays.
  await sql`
    UPDATE sign_in_providers SET status = ${status}, test = NULL,
      client_secret = CASE WHEN ${status} = 'deleted' THEN NULL ELSE client_secret END
    WHERE organization_id = ${tx.organizationId} AND id = ${id}`.execute(tx.sql);
}
