import type { ColumnType } from 'kysely';

/** jsonb, written as JSON text. */
export type Json<T> = ColumnType<T, string, string>;

/** Signing in by providers of organizations' own. */
export interface SignInTables {
  sign_in_providers: {
    organization_id: string;
    id: string;
    status: 'draft' | 'active' | 'deleted';
    name: string;
    issuer: string;
    client_id: string;
    client_secret: string | null;
    scopes: Json<string[]>;
    role_claim: string | null;
    role_rules: Json<{ value: string; role: string }[]>;
    default_role: string | null;
    is_email_proved: boolean;
    tenant_id: string | null;
    replaces: string | null;
    test: Json<Record<string, unknown>> | null;
    created_at: Date;
    created_by: string;
  };
  sign_in_domains: {
    organization_id: string;
    domain: string;
    challenge: string;
    proved_at: Date | null;
    proved_by: 'dns' | 'operator' | null;
    created_at: Date;
  };
  user_identities: {
    organization_id: string;
    issuer: string;
    subject: string;
    id: string;
    user_id: string;
    provider_id: string | null;
    email: string | null;
    ruled_role: string | null;
    created_at: Date;
    last_used_at: Date;
    unlinked_at: Date | null;
  };
  sign_in_flows: {
    organization_id: string;
    state_hash: string;
    provider_id: string;
    purpose: 'sign_in' | 'test' | 'proof';
    browser_hash: string;
    session_id: string | null;
    verifier: string;
    return_to: string;
    expires_at: Date;
  };
}
