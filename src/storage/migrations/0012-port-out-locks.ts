import type { Migration } from '../migrations.ts';

const bound = `current_setting('portkeeper.organization_id', true)`;
const scope = `current_setting('portkeeper.scope', true)`;

/**
 * Locks against porting out. A lock names its number by its text, not by a stay of it: it covers the number
 * also after it left and was brought back. What has ended stays, as history.
 */
export const migration0012: Migration = {
  id: '0012-port-out-locks',
  sql: `
CREATE TABLE port_out_locks (
  organization_id text NOT NULL REFERENCES organizations (id),
  id text NOT NULL,
  scope text NOT NULL CHECK (scope IN ('organization', 'billing_account', 'number')),
  billing_account_id text,
  -- E.164.
  number text,
  reason text NOT NULL,
  set_at timestamptz NOT NULL,
  set_by text NOT NULL,
  ends_at timestamptz,
  unlocked_at timestamptz,
  unlocked_by text,
  unlocked_until timestamptz,
  ended_at timestamptz,
  ended_because text CHECK (ended_because IN ('unlocked', 'expired', 'replaced')),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, billing_account_id) REFERENCES billing_accounts (organization_id, id),
  CHECK ((scope = 'billing_account') = (billing_account_id IS NOT NULL)),
  CHECK ((scope = 'number') = (number IS NOT NULL)),
  CHECK (ends_at > set_at),
  CHECK ((unlocked_at IS NULL) = (unlocked_by IS NULL)),
  CHECK (unlocked_until IS NULL OR unlocked_at IS NOT NULL),
  CHECK ((ended_at IS NULL) = (ended_because IS NULL)),
  CHECK (ended_because <> 'unlocked' OR unlocked_at IS NOT NULL),
  CHECK (ended_because <> 'expired' OR ends_at IS NOT NULL)
);
-- On one target at most one lock stands.
CREATE UNIQUE INDEX port_out_locks_organization ON port_out_locks (organization_id)
  WHERE scope = 'organization' AND ended_at IS NULL;
CREATE UNIQUE INDEX port_out_locks_billing_account ON port_out_locks (organization_id, billing_account_id)
  WHERE scope = 'billing_account' AND ended_at IS NULL;
CREATE UNIQUE INDEX port_out_locks_number ON port_out_locks (organization_id, number)
  WHERE scope = 'number' AND ended_at IS NULL;
-- What the clock looks for.
CREATE INDEX port_out_locks_ending ON port_out_locks (ends_at) WHERE ended_at IS NULL;
ALTER TABLE port_out_locks ENABLE ROW LEVEL SECURITY;
ALTER TABLE port_out_locks FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON port_out_locks USING (organization_id = ${bound});
CREATE POLICY operator_scope ON port_out_locks USING (${scope} = 'operator');
GRANT SELECT, INSERT, UPDATE ON port_out_locks TO portkeeper_app;
`,
};
