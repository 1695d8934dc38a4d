import type { Migration } from '../migrations.ts';

const scope = `current_setting('portkeeper.scope', true)`;
const bound = `current_setting('portkeeper.organization_id', true)`;

const walled = (table: string) => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON ${table} USING (organization_id = ${bound});
CREATE POLICY operator_scope ON ${table} USING (${scope} = 'operator');`;

/**
 * People sign in with accounts of their organization's own provider. What such a sign-in is good for ends at
 * that organization: an identity and a session opened by it are of one organization only.
 */
export const migration0007: Migration = {
  id: '0007-sign-in-providers',
  sql: `
CREATE TABLE sign_in_providers (
  organization_id text NOT NULL REFERENCES organizations (id),
  id text NOT NULL UNIQUE,
  status text NOT NULL CHECK (status IN ('draft', 'active', 'deleted')),
  name text NOT NULL,
  issuer text NOT NULL,
  client_id text NOT NULL,
  -- Sealed; null: the provider knows this client without one.
  client_secret text,
  scopes jsonb NOT NULL,
  role_claim text,
  role_rules jsonb NOT NULL,
  default_role text,
  is_email_proved boolean NOT NULL,
  tenant_id text,
  -- Of a draft: the provider it is to take the place of.
  replaces text,
  -- Of a draft: what a sign-in by it showed; null until one was seen to work as it stands.
  test jsonb,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  PRIMARY KEY (organization_id, id)
);

CREATE TABLE sign_in_domains (
  organization_id text NOT NULL REFERENCES organizations (id),
  domain text NOT NULL CHECK (domain = lower(domain)),
  -- What the TXT record holds: public, and of no use to others.
  challenge text NOT NULL,
  proved_at timestamptz,
  proved_by text CHECK (proved_by IN ('dns', 'operator')),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, domain),
  CHECK ((proved_at IS NULL) = (proved_by IS NULL))
);
-- A domain speaks for one organization at a time.
CREATE UNIQUE INDEX sign_in_domains_proved ON sign_in_domains (domain) WHERE proved_at IS NOT NULL;

CREATE TABLE user_identities (
  organization_id text NOT NULL REFERENCES organizations (id),
  issuer text NOT NULL,
  subject text NOT NULL,
  user_id text NOT NULL REFERENCES users (id),
  -- The role the provider's rules gave at the last sign-in; null: none did.
  ruled_role text,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, issuer, subject)
);
CREATE INDEX user_identities_user ON user_identities (user_id);

-- Ways to a provider and back that somebody is on: for one use, ten minutes, and one browser.
CREATE TABLE sign_in_flows (
  organization_id text NOT NULL REFERENCES organizations (id),
  state_hash text NOT NULL,
  provider_id text NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('sign_in', 'test', 'proof')),
  browser_hash text NOT NULL,
  -- Of a test and of a proof: whose session it is for.
  session_id text,
  -- Sealed.
  verifier text NOT NULL,
  return_to text NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, state_hash),
  FOREIGN KEY (organization_id, provider_id) REFERENCES sign_in_providers (organization_id, id),
  CHECK ((purpose = 'sign_in') = (session_id IS NULL))
);
CREATE INDEX sign_in_flows_expires ON sign_in_flows (expires_at);

${['sign_in_providers', 'sign_in_domains', 'user_identities', 'sign_in_flows'].map(walled).join('\n')}
-- Which way an address signs in is asked before anybody is known.
CREATE POLICY before_tenant ON sign_in_providers FOR SELECT USING (${scope} = 'unbound');
CREATE POLICY before_tenant ON sign_in_domains FOR SELECT USING (${scope} = 'unbound');

ALTER TABLE sessions
  -- Opened by a provider: where alone its person may act, and by what the provider can end it.
  ADD COLUMN organization_id text,
  ADD COLUMN provider_id text,
  ADD COLUMN provider_issuer text,
  ADD COLUMN provider_subject text,
  ADD COLUMN provider_sid text,
  -- Sealed: what the provider is shown when the person signs out.
  ADD COLUMN provider_id_token text,
  ADD CHECK ((organization_id IS NULL) = (provider_id IS NULL));
CREATE INDEX sessions_provider ON sessions (provider_id, provider_subject) WHERE provider_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON sign_in_providers, sign_in_domains, user_identities, sign_in_flows
  TO portkeeper_app;
GRANT DELETE ON sign_in_domains, sign_in_flows TO portkeeper_app;
`,
};
