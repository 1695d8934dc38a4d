import type { Migration } from '../migrations.ts';

/**
 * The whole life of an order, and everyone told: supplements, disputes, comments, documents, claims; the
 * operator's holidays and silence policy; events and their deliveries by mail and webhook.
 */
const tenantTables = [
  'port_out_order_supplements',
  'port_out_order_disputes',
  'port_out_order_comments',
  'port_out_order_documents',
  'operator_holidays',
  'saved_filters',
  'events',
  'deliveries',
  'webhook_endpoints',
  'notification_choices',
  'dispute_links',
];

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

const order = 'FOREIGN KEY (organization_id, order_id) REFERENCES port_out_orders (organization_id, id)';

export const migration0004: Migration = {
  id: '0004-order-life',
  sql: `
-- received_at: what the clock of the answer runs from; a correction starts it anew.
ALTER TABLE port_out_orders
  ADD COLUMN received_at timestamptz,
  ADD COLUMN correctable_until timestamptz,
  ADD COLUMN reminded_half_at timestamptz,
  ADD COLUMN reminded_last_at timestamptz,
  ADD COLUMN escalated_at timestamptz,
  ADD COLUMN claimed_by text,
  ADD COLUMN claimed_by_name text,
  ADD COLUMN claimed_at timestamptz,
  ADD COLUMN last_event_at timestamptz;
SET LOCAL portkeeper.scope = 'operator';
UPDATE port_out_orders SET received_at = created_at,
  last_event_at = coalesce(completed_at, decided_at, created_at),
  correctable_until = CASE WHEN status = 'rejected'
    THEN coalesce(decided_at, created_at) + interval '30 days' END;
ALTER TABLE port_out_orders
  ALTER COLUMN received_at SET NOT NULL,
  ALTER COLUMN last_event_at SET NOT NULL;
-- What the workers and the desk look for: few rows among many.
CREATE INDEX port_out_orders_held_due ON port_out_orders (answer_due_at) WHERE status = 'held';
CREATE INDEX port_out_orders_correctable ON port_out_orders (correctable_until) WHERE status = 'rejected';
CREATE INDEX port_out_orders_confirmed_due ON port_out_orders (firm_order_commitment_at)
  WHERE status = 'confirmed';
CREATE INDEX port_out_orders_disputed ON port_out_orders (id) WHERE status = 'disputed';

CREATE TABLE port_out_order_supplements (
  organization_id text NOT NULL,
  order_id text NOT NULL,
  version text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('cancel', 'due_date', 'correction')),
  content_mac text NOT NULL,
  -- What changed, from what to what; never a PIN.
  detail jsonb NOT NULL,
  resulting_status text NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, order_id, version),
  ${order}
);

CREATE TABLE port_out_order_disputes (
  organization_id text NOT NULL,
  order_id text NOT NULL,
  sequence integer NOT NULL,
  from_status text NOT NULL,
  opened_at timestamptz NOT NULL,
  opened_by text NOT NULL,
  opened_through text NOT NULL CHECK (opened_through IN ('signed_in', 'api', 'mail_link', 'command')),
  note text NOT NULL,
  resolved_at timestamptz,
  resolved_by text,
  outcome text CHECK (outcome IN ('dismissed', 'cancelled', 'returned')),
  resolution_note text,
  PRIMARY KEY (organization_id, order_id, sequence),
  ${order}
);

CREATE TABLE port_out_order_comments (
  organization_id text NOT NULL,
  order_id text NOT NULL,
  id text NOT NULL,
  -- internal: the owner and the desk; carrier: the gaining carrier too.
  audience text NOT NULL CHECK (audience IN ('internal', 'carrier')),
  author_kind text NOT NULL,
  author_name text NOT NULL,
  text text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, order_id, id),
  ${order}
);

CREATE TABLE port_out_order_documents (
  organization_id text NOT NULL,
  order_id text NOT NULL,
  id text NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL CHECK (media_type IN ('application/pdf', 'image/png', 'image/jpeg')),
  size_bytes integer NOT NULL,
  sha256 text NOT NULL,
  content bytea NOT NULL,
  added_by text NOT NULL,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, order_id, id),
  ${order}
);

-- A year without a row has the federal holidays.
CREATE TABLE operator_holidays (
  organization_id text NOT NULL REFERENCES organizations (id),
  year integer NOT NULL,
  holidays jsonb NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, year)
);
CREATE POLICY before_tenant ON operator_holidays FOR SELECT USING (${scope} = 'unbound');

ALTER TABLE operator_settings ADD COLUMN silence text NOT NULL DEFAULT 'escalate_then_reject'
  CHECK (silence IN ('escalate_then_reject', 'escalate_then_confirm'));

-- The porting desk's named filters, shared by its people.
CREATE TABLE saved_filters (
  organization_id text NOT NULL REFERENCES organizations (id),
  id text NOT NULL,
  name text NOT NULL,
  query text NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  deleted_at timestamptz,
  PRIMARY KEY (organization_id, id)
);

-- Everything that is told to somebody outside: written in the transaction of what it tells.
CREATE TABLE events (
  organization_id text NOT NULL REFERENCES organizations (id),
  -- In the order they were committed within an organization, without gaps.
  sequence bigint NOT NULL,
  id text NOT NULL,
  kind text NOT NULL,
  order_id text,
  -- Whose order it is about, where that carrier may learn of it.
  carrier_id text,
  detail jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  -- Over all organizations: given once it is seen committed, so that no reader's place is ever overtaken.
  position bigint,
  PRIMARY KEY (organization_id, sequence)
);
CREATE UNIQUE INDEX events_id ON events (id);
CREATE UNIQUE INDEX events_position ON events (position);
CREATE INDEX events_unplaced ON events (organization_id, sequence) WHERE position IS NULL;
CREATE INDEX events_carrier ON events (carrier_id, position) WHERE carrier_id IS NOT NULL;
-- The record's head is locked by whoever tells or records something: one row, hence one order of waiting.
ALTER TABLE audit_heads ADD COLUMN event_sequence bigint NOT NULL DEFAULT 0;

-- One thing to be sent to one receiver. A worker claims it for a while, and so does another if it dies.
CREATE TABLE deliveries (
  organization_id text NOT NULL REFERENCES organizations (id),
  id text NOT NULL,
  -- In the order they were queued: an endpoint gets them so.
  position bigint GENERATED ALWAYS AS IDENTITY,
  event_id text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('mail', 'webhook')),
  -- Of a webhook: its endpoint. Of a mail: its address and language.
  endpoint_id text,
  address text,
  language text,
  -- What its text is made of beside the event; a one-time link's token is sealed.
  detail jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'sent', 'dead', 'not_sent')),
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  leased_until timestamptz,
  last_error text,
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  PRIMARY KEY (organization_id, id)
);
CREATE INDEX deliveries_waiting ON deliveries (next_attempt_at, id) WHERE state = 'waiting';
CREATE INDEX deliveries_unsent ON deliveries (state, position) WHERE state IN ('dead', 'not_sent');
CREATE UNIQUE INDEX deliveries_id ON deliveries (id);
CREATE INDEX deliveries_lane ON deliveries (endpoint_id, position)
  WHERE state = 'waiting' AND endpoint_id IS NOT NULL;
CREATE INDEX deliveries_endpoint ON deliveries (endpoint_id, position) WHERE endpoint_id IS NOT NULL;

CREATE TABLE webhook_endpoints (
  organization_id text NOT NULL REFERENCES organizations (id),
  id text NOT NULL,
  -- A gaining carrier's endpoint lies with the operator.
  carrier_id text,
  url text NOT NULL,
  -- Null: every kind.
  kinds jsonb,
  status text NOT NULL CHECK (status IN ('active', 'paused', 'deleted')),
  -- Sealed under a key outside the database; the one before stays good for a day after a rotation.
  secret text NOT NULL,
  previous_secret text,
  previous_secret_until timestamptz,
  -- One worker at a time sends to an endpoint, so that it gets its deliveries in order.
  leased_until timestamptz,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  PRIMARY KEY (organization_id, id)
);
CREATE UNIQUE INDEX webhook_endpoints_id ON webhook_endpoints (id);
CREATE INDEX webhook_endpoints_carrier ON webhook_endpoints (carrier_id) WHERE carrier_id IS NOT NULL;

-- A carrier's endpoints lie with the operator, and what they are sent is written in the transaction of the
-- order's owner. This is all that is seen of them from there.
CREATE FUNCTION endpoints_of_carrier(of_carrier text) RETURNS TABLE (id text, kinds jsonb)
LANGUAGE plpgsql AS $$
DECLARE scope_before text := ${scope};
BEGIN
  PERFORM set_config('portkeeper.scope', 'operator', true);
  RETURN QUERY SELECT w.id, w.kinds FROM webhook_endpoints w
    WHERE w.carrier_id = of_carrier AND w.status = 'active';
  PERFORM set_config('portkeeper.scope', scope_before, true);
END $$;

-- A row is a choice that differs from what the event does by itself.
CREATE TABLE notification_choices (
  organization_id text NOT NULL REFERENCES organizations (id),
  user_id text NOT NULL REFERENCES users (id),
  kind text NOT NULL,
  is_mailed boolean NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, user_id, kind)
);

-- "This was not us" in a mail: one press freezes the order, without signing in.
CREATE TABLE dispute_links (
  organization_id text NOT NULL,
  token_hash text NOT NULL UNIQUE,
  order_id text NOT NULL,
  address text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (organization_id, token_hash),
  ${order}
);

${tenantTables.map(walled).join('\n')}
CREATE POLICY before_tenant ON dispute_links FOR SELECT USING (${scope} = 'unbound');
-- What was said stays said.
REVOKE UPDATE ON port_out_order_supplements, port_out_order_comments, port_out_order_documents, events
  FROM portkeeper_app;
GRANT UPDATE (position) ON events TO portkeeper_app;
-- A number is given back to its place: the desk's own act, in the record.
ALTER TABLE phone_numbers ADD COLUMN returned_by_order_id text;
`,
};
