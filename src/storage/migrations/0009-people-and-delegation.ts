import type { Migration } from '../migrations.ts';

const bound = `current_setting('portkeeper.organization_id', true)`;
const scope = `current_setting('portkeeper.scope', true)`;

/**
 * A member can be deactivated and an invitation withdrawn; an invitation says until when it can be taken up.
 * A person of the operator says why before they change something for a customer.
 */
export const migration0009: Migration = {
  id: '0009-people-and-delegation',
  sql: `
SET LOCAL portkeeper.scope = 'operator';
ALTER TABLE memberships DROP CONSTRAINT IF EXISTS memberships_status_check;
ALTER TABLE memberships ADD CONSTRAINT memberships_status_check
  CHECK (status IN ('invited', 'active', 'deactivated'));
ALTER TABLE memberships ADD COLUMN invited_until timestamptz;
UPDATE memberships m SET invited_until = (
  SELECT max(l.expires_at) FROM setup_links l
  WHERE l.kind = 'user' AND l.organization_id = m.organization_id AND l.user_id = m.user_id)
WHERE m.status = 'invited';
-- An invitation that is withdrawn leaves nothing of the person here.
GRANT DELETE ON memberships TO portkeeper_app;

CREATE TABLE delegations (
  organization_id text NOT NULL REFERENCES organizations (id),
  -- Ends with the session.
  session_id text NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  reason text NOT NULL,
  opened_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, session_id)
);
CREATE INDEX delegations_session ON delegations (session_id);
ALTER TABLE delegations ENABLE ROW LEVEL SECURITY;
ALTER TABLE delegations FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON delegations USING (organization_id = ${bound});
CREATE POLICY operator_scope ON delegations USING (${scope} = 'operator');
-- Who asks is known before whose things they ask for.
CREATE POLICY before_tenant ON delegations FOR SELECT USING (${scope} = 'unbound');
GRANT SELECT, INSERT, UPDATE ON delegations TO portkeeper_app;
`,
};
