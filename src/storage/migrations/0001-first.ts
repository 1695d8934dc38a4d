import type { Migration } from '../migrations.ts';

/**
 * Walls: every tenant table leads with organization_id and forces row-level security. `portkeeper_app` sees
 * the rows of the organization the transaction is bound to; the scope `operator` sees all; the scope
 * `unbound`, used before a tenant is known, may only read the few tables that carry a `before_tenant` policy.
 */
const tenantTables = [
  'billing_accounts',
  'phone_numbers',
  'memberships',
  'carriers',
  'api_tokens',
  'port_out_pins',
  'pin_attempt_counters',
  'port_out_orders',
  'port_out_order_numbers',
  'port_out_order_events',
  'audit_heads',
  'audit_entries',
  'notices',
  'operator_settings',
];

const readBeforeTenant = [
  'memberships',
  'carriers',
  'api_tokens',
  'phone_numbers',
  'port_out_orders',
  'port_out_order_numbers',
  'operator_settings',
];

const bound = `current_setting('portkeeper.organization_id', true)`;
const scope = `current_setting('portkeeper.scope', true)`;

function walled(table: string): string {
  return `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON ${table} USING (organization_id = ${bound});
CREATE POLICY operator_scope ON ${table} USING (${scope} = 'operator');`;
}

export const migration0001: Migration = {
  id: '0001-first',
  sql: `
CREATE TABLE organizations (
  id text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('operator', 'customer')),
  name text NOT NULL,
  country text NOT NULL,
  time_zone text NOT NULL,
  created_at timestamptz NOT NULL
);
-- One installation, one operator.
CREATE UNIQUE INDEX organizations_one_operator ON organizations (kind) WHERE kind = 'operator';

CREATE TABLE users (
  id text PRIMARY KEY,
  email text NOT NULL,
  name text NOT NULL,
  password_hash text,
  language text,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX users_email ON users (lower(email));

CREATE TABLE memberships (
  organization_id text NOT NULL REFERENCES organizations (id),
  user_id text NOT NULL REFERENCES users (id),
  role text NOT NULL,
  -- An invited person is no member until the one-time link is used: nobody is put into an organization
  -- unasked.
  status text NOT NULL CHECK (status IN ('invited', 'active')),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, user_id)
);
CREATE INDEX memberships_user ON memberships (user_id);

CREATE TABLE sessions (
  id_hash text PRIMARY KEY,
  user_id text NOT NULL REFERENCES users (id),
  csrf_token_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id);

-- One-time links: the first run's (user_id null: the operator is not there yet) and an invited person's.
CREATE TABLE setup_links (
  token_hash text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('first_run', 'user')),
  organization_id text REFERENCES organizations (id),
  user_id text REFERENCES users (id),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);

CREATE TABLE billing_accounts (
  organization_id text NOT NULL REFERENCES organizations (id),
  id text NOT NULL,
  account_number text NOT NULL,
  postal_code text NOT NULL,
  name text NOT NULL,
  contact_emails jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id)
);
CREATE UNIQUE INDEX billing_accounts_account_number
  ON billing_accounts (organization_id, lower(account_number));

-- A row is one stay of a number with us: a number that left and came back has two.
CREATE TABLE phone_numbers (
  organization_id text NOT NULL,
  id text NOT NULL,
  number text NOT NULL,
  billing_account_id text NOT NULL,
  assigned_to text,
  formerly_assigned_to text,
  status text NOT NULL CHECK (status IN ('active', 'ported_out')),
  added_at timestamptz NOT NULL,
  ended_at timestamptz,
  ended_by_order_id text,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, billing_account_id) REFERENCES billing_accounts (organization_id, id)
);
-- Whose a number is: at most one organization's at a time, over all organizations.
CREATE UNIQUE INDEX phone_numbers_active ON phone_numbers (number) WHERE status = 'active';
CREATE INDEX phone_numbers_ported_out ON phone_numbers (number) WHERE status = 'ported_out';
CREATE INDEX phone_numbers_listed ON phone_numbers (organization_id, status, number);
CREATE INDEX phone_numbers_account ON phone_numbers (organization_id, billing_account_id, status);

CREATE TABLE carriers (
  organization_id text NOT NULL REFERENCES organizations (id),
  id text NOT NULL,
  name text NOT NULL,
  spid text NOT NULL,
  status text NOT NULL CHECK (status IN ('active', 'suspended')),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id)
);
CREATE UNIQUE INDEX carriers_spid ON carriers (organization_id, upper(spid));

CREATE TABLE api_tokens (
  organization_id text NOT NULL REFERENCES organizations (id),
  id text NOT NULL,
  carrier_id text,
  name text NOT NULL,
  role text NOT NULL,
  acts_without_step_up boolean NOT NULL DEFAULT false,
  token_hash text NOT NULL UNIQUE,
  token_prefix text NOT NULL,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (organization_id, id)
);

-- Every PIN an organization ever set, never the PIN: the verifier is Argon2id over a keyed HMAC. Verifiers
-- older than the last five are forgotten; who, when and how often used stays.
CREATE TABLE port_out_pins (
  organization_id text NOT NULL REFERENCES organizations (id),
  generation integer NOT NULL,
  verifier text,
  key_id text,
  set_at timestamptz NOT NULL,
  set_by text NOT NULL,
  replaced_at timestamptz,
  uses integer NOT NULL DEFAULT 0,
  failed_attempts integer NOT NULL DEFAULT 0,
  PRIMARY KEY (organization_id, generation)
);
CREATE UNIQUE INDEX port_out_pins_current ON port_out_pins (organization_id) WHERE replaced_at IS NULL;

-- Reserved places of attempts in flight are ids of attempts: time-ordered, so a dead process's place lapses.
CREATE TABLE pin_attempt_counters (
  organization_id text PRIMARY KEY REFERENCES organizations (id),
  failures_in_row integer NOT NULL DEFAULT 0,
  reservations text[] NOT NULL DEFAULT '{}',
  on_hold_since timestamptz
);

CREATE TABLE port_out_orders (
  organization_id text NOT NULL REFERENCES organizations (id),
  id text NOT NULL,
  carrier_id text NOT NULL,
  purchase_order_number text NOT NULL,
  version text NOT NULL,
  content_mac text NOT NULL,
  status text NOT NULL,
  port_class text NOT NULL,
  account_number text NOT NULL,
  postal_code text NOT NULL,
  on_partial text NOT NULL,
  agency_authorization boolean NOT NULL,
  customer_carrier_name text,
  network_provider_spid text,
  portability_direction text,
  initiator_number text,
  desired_due_date date,
  due_date date,
  time_zone text NOT NULL,
  reasons jsonb NOT NULL,
  warnings jsonb NOT NULL,
  held_because text,
  answer_due_at timestamptz NOT NULL,
  firm_order_commitment_at timestamptz,
  created_at timestamptz NOT NULL,
  decided_at timestamptz,
  completed_at timestamptz,
  PRIMARY KEY (organization_id, id)
);
-- A PON names one order of its carrier; a higher version amends that order.
CREATE UNIQUE INDEX port_out_orders_pon ON port_out_orders (carrier_id, purchase_order_number);
CREATE INDEX port_out_orders_carrier_newest ON port_out_orders (carrier_id, id DESC);
CREATE INDEX port_out_orders_newest ON port_out_orders (organization_id, id DESC);
CREATE INDEX port_out_orders_all_newest ON port_out_orders (id DESC);

CREATE TABLE port_out_order_numbers (
  organization_id text NOT NULL,
  order_id text NOT NULL,
  position integer NOT NULL,
  number text NOT NULL,
  phone_number_id text,
  status text NOT NULL,
  reasons jsonb NOT NULL,
  is_open boolean NOT NULL,
  PRIMARY KEY (organization_id, order_id, position),
  FOREIGN KEY (organization_id, order_id) REFERENCES port_out_orders (organization_id, id)
);
-- A number has at most one open order (held, confirmed or disputed): the database's own word, not only a
-- check.
CREATE UNIQUE INDEX port_out_order_numbers_open ON port_out_order_numbers (number) WHERE is_open;
CREATE INDEX port_out_order_numbers_number ON port_out_order_numbers (number);

CREATE TABLE port_out_order_events (
  organization_id text NOT NULL,
  order_id text NOT NULL,
  sequence integer NOT NULL,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL,
  actor_name text NOT NULL,
  action text NOT NULL,
  from_status text,
  to_status text NOT NULL,
  note text,
  PRIMARY KEY (organization_id, order_id, sequence),
  FOREIGN KEY (organization_id, order_id) REFERENCES port_out_orders (organization_id, id)
);

-- The head is the one row that serializes an organization's chain. clock_floor is the latest instant
-- recorded: a clock set back far behind it stops new entries instead of dating them wrongly.
CREATE TABLE audit_heads (
  organization_id text PRIMARY KEY REFERENCES organizations (id),
  sequence bigint NOT NULL,
  hash text NOT NULL,
  clock_floor timestamptz NOT NULL
);

CREATE TABLE audit_entries (
  organization_id text NOT NULL REFERENCES organizations (id),
  sequence bigint NOT NULL,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL,
  actor_id text NOT NULL,
  actor_name text NOT NULL,
  action text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  detail jsonb NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (organization_id, sequence)
);

-- In-product messages to an organization's people.
CREATE TABLE notices (
  organization_id text NOT NULL REFERENCES organizations (id),
  id text NOT NULL,
  kind text NOT NULL,
  subject_id text,
  detail jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id)
);

CREATE TABLE operator_settings (
  organization_id text PRIMARY KEY REFERENCES organizations (id),
  pin_not_set text NOT NULL CHECK (pin_not_set IN ('refuse', 'skip')),
  project_threshold integer NOT NULL CHECK (project_threshold BETWEEN 1 AND 5000),
  changed_at timestamptz NOT NULL
);

-- Answers kept 24 hours for Idempotency-Key. Belongs to the one who asked, not to a tenant.
CREATE TABLE idempotent_answers (
  principal_id text NOT NULL,
  key text NOT NULL,
  content_mac text NOT NULL,
  status integer NOT NULL,
  answer jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (principal_id, key)
);
CREATE INDEX idempotent_answers_created ON idempotent_answers (created_at);

-- rate-limiter-flexible's table.
CREATE TABLE throttles (key text PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint);

${tenantTables.map(walled).join('\n')}
${readBeforeTenant.map((t) => `CREATE POLICY before_tenant ON ${t} FOR SELECT USING (${scope} = 'unbound');`).join('\n')}

ALTER TABLE organizations ENABLE ROW LEVEL SECURITY;
ALTER TABLE organizations FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON organizations USING (id = ${bound});
CREATE POLICY operator_scope ON organizations USING (${scope} = 'operator');
CREATE POLICY before_tenant ON organizations FOR SELECT USING (${scope} = 'unbound');

-- A person is seen by the organizations they belong to.
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
ALTER TABLE users FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON users FOR SELECT
  USING (EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = users.id AND m.organization_id = ${bound}));
CREATE POLICY operator_scope ON users USING (${scope} = 'operator');
CREATE POLICY before_tenant ON users FOR SELECT USING (${scope} = 'unbound');

ALTER TABLE sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE sessions FORCE ROW LEVEL SECURITY;
CREATE POLICY not_in_a_tenant ON sessions USING (${scope} IN ('operator', 'unbound'));

ALTER TABLE setup_links ENABLE ROW LEVEL SECURITY;
ALTER TABLE setup_links FORCE ROW LEVEL SECURITY;
CREATE POLICY not_in_a_tenant ON setup_links USING (${scope} IN ('operator', 'unbound'));

ALTER TABLE idempotent_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotent_answers FORCE ROW LEVEL SECURITY;
CREATE POLICY not_in_a_tenant ON idempotent_answers FOR SELECT USING (${scope} = 'unbound');
CREATE POLICY forgotten ON idempotent_answers FOR DELETE USING (${scope} = 'unbound');
CREATE POLICY remembered ON idempotent_answers FOR INSERT WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO portkeeper_app;
GRANT DELETE ON sessions, setup_links, idempotent_answers, throttles TO portkeeper_app;
-- The record is written once.
REVOKE UPDATE ON audit_entries, port_out_order_events FROM portkeeper_app;
`,
};
