import type { Json } from './schema-sign-in.ts';

/** People, what they belong to, and by what they show who they are. */
export interface PeopleTables {
  users: {
    id: string;
    email: string;
    name: string;
    password_hash: string | null;
    language: string | null;
    created_at: Date;
  };
  memberships: {
    organization_id: string;
    user_id: string;
    role: string;
    status: 'invited' | 'active' | 'deactivated';
    /** Until when the newest invitation can be taken up. */
    invited_until: Date | null;
    created_at: Date;
  };
  delegations: {
    organization_id: string;
    session_id: string;
    reason: string;
    opened_at: Date;
    ends_at: Date;
  };
  sessions: {
    id: string;
    id_hash: string;
    user_id: string;
    csrf_token_hash: string;
    created_at: Date;
    last_seen_at: Date;
    expires_at: Date;
    proved_at: Date;
    proved_by: string;
    has_two_factors: boolean;
    address: string;
    user_agent: string | null;
    organization_id: string | null;
    provider_id: string | null;
    provider_issuer: string | null;
    provider_subject: string | null;
    provider_sid: string | null;
    provider_id_token: string | null;
  };
  passkeys: {
    id: string;
    user_id: string;
    credential_id: string;
    public_key: string;
    counter: number;
    transports: Json<string[]>;
    name: string;
    created_at: Date;
    last_used_at: Date | null;
  };
  passkey_challenges: {
    challenge_hash: string;
    purpose: 'register' | 'sign_in' | 'prove';
    user_id: string | null;
    expires_at: Date;
  };
  totp_secrets: {
    user_id: string;
    sealed_secret: string;
    created_at: Date;
    confirmed_at: Date | null;
    last_step: number | null;
  };
  recovery_codes: { user_id: string; code_hash: string; used_at: Date | null };
  password_links: {
    token_hash: string;
    kind: 'reset' | 'host_reset' | 'recovery';
    user_id: string;
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
  };
  known_devices: { user_id: string; device_hash: string; first_seen_at: Date; last_seen_at: Date };
  setup_links: {
    token_hash: string;
    kind: 'first_run' | 'user';
    organization_id: string | null;
    user_id: string | null;
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
  };
}
