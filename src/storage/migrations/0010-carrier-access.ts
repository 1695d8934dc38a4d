import type { Migration } from '../migrations.ts';

/**
 * API tokens end and are narrowed; carriers have contacts, are suspended with a reason, and sign in with
 * OAuth 2.0 clients of their own.
 */
const tenantTables = ['oauth_clients', 'oauth_access_tokens', 'oauth_assertions'];

const bound = `current_setting('portkeeper.organization_id', true)`;
const scope = `current_setting('portkeeper.scope', true)`;

function walled(table: string): string {
  return `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON ${table} USING (organization_id = ${bound});
CREATE POLICY operator_scope ON ${table} USING (${scope} = 'operator');
GRANT SELECT, INSERT, UPDATE ON ${table} TO portkeeper_app;`;
}

const client = 'FOREIGN KEY (organization_id, client_id) REFERENCES oauth_clients (organization_id, id)';

export const migration0010: Migration = {
  id: '0010-carrier-access',
  sql: `
-- scopes: actions of the permission table; null: all that the role may do.
ALTER TABLE api_tokens
  ADD COLUMN expires_at timestamptz,
  ADD COLUMN scopes jsonb,
  ADD COLUMN expiry_told_at timestamptz;
CREATE INDEX api_tokens_expiring ON api_tokens (expires_at)
  WHERE expires_at IS NOT NULL AND revoked_at IS NULL AND expiry_told_at IS NULL;

ALTER TABLE carriers
  ADD COLUMN contacts jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN suspended_at timestamptz,
  ADD COLUMN suspended_by text,
  ADD COLUMN suspended_because text;

-- How a carrier's program gets short access tokens (RFC 6749, section 4.4). It lies with the operator.
CREATE TABLE oauth_clients (
  organization_id text NOT NULL REFERENCES organizations (id),
  id text NOT NULL,
  carrier_id text NOT NULL,
  name text NOT NULL,
  authentication text NOT NULL CHECK (authentication IN ('client_secret', 'private_key_jwt', 'tls')),
  secret_hash text,
  -- Public keys only.
  jwks jsonb,
  certificate_thumbprint text,
  scopes jsonb,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, carrier_id) REFERENCES carriers (organization_id, id),
  CHECK ((authentication = 'client_secret') = (secret_hash IS NOT NULL)),
  CHECK ((authentication = 'private_key_jwt') = (jwks IS NOT NULL)),
  CHECK ((authentication = 'tls') = (certificate_thumbprint IS NOT NULL))
);
CREATE UNIQUE INDEX oauth_clients_id ON oauth_clients (id);
CREATE INDEX oauth_clients_carrier ON oauth_clients (organization_id, carrier_id, id DESC);

CREATE TABLE oauth_access_tokens (
  organization_id text NOT NULL,
  token_hash text NOT NULL UNIQUE,
  client_id text NOT NULL,
  scopes jsonb,
  -- The certificate the token is bound to (RFC 8705, section 3).
  certificate_thumbprint text,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, token_hash),
  ${client}
);
CREATE INDEX oauth_access_tokens_ended ON oauth_access_tokens (expires_at);

-- A signed assertion is good once: its id is kept, as a digest, for as long as it could be shown again.
CREATE TABLE oauth_assertions (
  organization_id text NOT NULL,
  client_id text NOT NULL,
  jti_hash text NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, client_id, jti_hash),
  ${client}
);
CREATE INDEX oauth_assertions_ended ON oauth_assertions (expires_at);

${tenantTables.map(walled).join('\n')}
CREATE POLICY before_tenant ON oauth_clients FOR SELECT USING (${scope} = 'unbound');
CREATE POLICY before_tenant ON oauth_access_tokens FOR SELECT USING (${scope} = 'unbound');
-- Of these nothing is worth keeping.
GRANT DELETE ON oauth_access_tokens, oauth_assertions TO portkeeper_app;
`,
};
