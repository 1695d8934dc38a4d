import type { Migration } from '../migrations.ts';

const scope = `current_setting('portkeeper.scope', true)`;

/** A person's, before it is known where they act: walled like their sessions. */
const walled = (table: string) => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY not_in_a_tenant ON ${table} USING (${scope} IN ('operator', 'unbound'));
GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO portkeeper_app;`;

const tables = [
  'passkeys',
  'passkey_challenges',
  'totp_secrets',
  'recovery_codes',
  'password_links',
  'known_devices',
];

/** What a person can show besides a password, and the browsers they came with before. */
export const migration0008: Migration = {
  id: '0008-account',
  sql: `
CREATE TABLE passkeys (
  id text PRIMARY KEY,
  user_id text NOT NULL REFERENCES users (id),
  -- The authenticator's own name for it, base64url.
  credential_id text NOT NULL UNIQUE,
  public_key text NOT NULL,
  counter bigint NOT NULL,
  transports jsonb NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz
);
CREATE INDEX passkeys_user ON passkeys (user_id);

-- Deleted by the one answer they are good for.
CREATE TABLE passkey_challenges (
  challenge_hash text PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('register', 'sign_in', 'prove')),
  -- Null at sign-in: nobody is known yet.
  user_id text REFERENCES users (id),
  expires_at timestamptz NOT NULL
);
CREATE INDEX passkey_challenges_expiry ON passkey_challenges (expires_at);

CREATE TABLE totp_secrets (
  user_id text PRIMARY KEY REFERENCES users (id),
  sealed_secret text NOT NULL,
  created_at timestamptz NOT NULL,
  -- Null until a code of it was shown: before, it counts for nothing.
  confirmed_at timestamptz,
  -- The last step of 30 seconds a code was taken of: each is taken once.
  last_step bigint
);

CREATE TABLE recovery_codes (
  user_id text NOT NULL REFERENCES users (id),
  code_hash text NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (user_id, code_hash)
);

CREATE TABLE password_links (
  token_hash text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('reset', 'host_reset', 'recovery')),
  user_id text NOT NULL REFERENCES users (id),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX password_links_user ON password_links (user_id);

CREATE TABLE known_devices (
  user_id text NOT NULL REFERENCES users (id),
  device_hash text NOT NULL,
  first_seen_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, device_hash)
);
${tables.map(walled).join('\n')}
`,
};
