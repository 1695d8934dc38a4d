import type { Generated } from 'kysely';
import type { SignInPolicy } from '../core/sign-in-policy.ts';
import type { PeopleTables } from './schema-people.ts';
import type { Json, SignInTables } from './schema-sign-in.ts';

/**
 * The tables as SQL sees them. Instants are `Date`, dates are 'YYYY-MM-DD', jsonb is written as JSON text.
 */
type WithDefault<T> = Generated<T>;

export interface Schema extends PeopleTables, SignInTables {
  organizations: {
    id: string;
    kind: 'operator' | 'customer';
    name: string;
    country: string;
    time_zone: string;
    created_at: Date;
    sign_in_policy: WithDefault<SignInPolicy>;
  };
  billing_accounts: {
    organization_id: string;
    id: string;
    account_number: string;
    postal_code: string;
    name: string;
    contact_emails: Json<string[]>;
    created_at: Date;
  };
  phone_numbers: {
    organization_id: string;
    id: string;
    number: string;
    billing_account_id: string;
    assigned_to: string | null;
    formerly_assigned_to: string | null;
    status: 'active' | 'ported_out';
    added_at: Date;
    ended_at: Date | null;
    ended_by_order_id: string | null;
    returned_by_order_id: string | null;
  };
  carriers: {
    organization_id: string;
    id: string;
    name: string;
    spid: string;
    status: 'active' | 'suspended';
    created_at: Date;
    contacts: Json<{ name: string; role: string; email: string | null; phone: string | null }[]>;
    suspended_at: Date | null;
    suspended_by: string | null;
    suspended_because: string | null;
  };
  oauth_clients: {
    organization_id: string;
    id: string;
    carrier_id: string;
    name: string;
    authentication: 'client_secret' | 'private_key_jwt' | 'tls';
    secret_hash: string | null;
    jwks: Json<unknown>;
    certificate_thumbprint: string | null;
    scopes: Json<string[] | null>;
    created_at: Date;
    created_by: string;
    last_used_at: Date | null;
    revoked_at: Date | null;
  };
  oauth_access_tokens: {
    organization_id: string;
    token_hash: string;
    client_id: string;
    scopes: Json<string[] | null>;
    certificate_thumbprint: string | null;
    created_at: Date;
    expires_at: Date;
  };
  oauth_assertions: {
    organization_id: string;
    client_id: string;
    jti_hash: string;
    expires_at: Date;
  };
  api_tokens: {
    organization_id: string;
    id: string;
    carrier_id: string | null;
    name: string;
    role: string;
    acts_without_step_up: WithDefault<boolean>;
    token_hash: string;
    token_prefix: string;
    created_at: Date;
    created_by: string;
    last_used_at: Date | null;
    revoked_at: Date | null;
    expires_at: Date | null;
    scopes: Json<string[] | null>;
    expiry_told_at: Date | null;
  };
  port_out_pins: {
    organization_id: string;
    generation: number;
    verifier: string | null;
    key_id: string | null;
    set_at: Date;
    set_by: string;
    replaced_at: Date | null;
    uses: WithDefault<number>;
    failed_attempts: WithDefault<number>;
  };
  pin_attempt_counters: {
    organization_id: string;
    failures_in_row: WithDefault<number>;
    reservations: WithDefault<string[]>;
    on_hold_since: Date | null;
  };
  port_out_orders: {
    organization_id: string;
    id: string;
    carrier_id: string;
    purchase_order_number: string;
    version: string;
    content_mac: string;
    status: string;
    port_class: string;
    account_number: string;
    postal_code: string;
    on_partial: string;
    agency_authorization: boolean;
    customer_carrier_name: string | null;
    network_provider_spid: string | null;
    portability_direction: string | null;
    initiator_number: string | null;
    desired_due_date: string | null;
    due_date: string | null;
    time_zone: string;
    reasons: Json<unknown>;
    warnings: Json<unknown>;
    held_because: string | null;
    answer_due_at: Date;
    firm_order_commitment_at: Date | null;
    created_at: Date;
    decided_at: Date | null;
    completed_at: Date | null;
    received_at: Date;
    correctable_until: Date | null;
    reminded_half_at: Date | null;
    reminded_last_at: Date | null;
    escalated_at: Date | null;
    claimed_by: string | null;
    claimed_by_name: string | null;
    claimed_at: Date | null;
    last_event_at: Date;
  };
  port_out_order_numbers: {
    organization_id: string;
    order_id: string;
    position: number;
    number: string;
    phone_number_id: string | null;
    status: string;
    reasons: Json<unknown>;
    is_open: boolean;
  };
  port_out_order_events: {
    organization_id: string;
    order_id: string;
    sequence: number;
    at: Date;
    actor_kind: string;
    actor_name: string;
    action: string;
    from_status: string | null;
    to_status: string;
    note: string | null;
  };
  port_out_order_comments: {
    organization_id: string;
    order_id: string;
    id: string;
    audience: 'internal' | 'carrier';
    author_kind: string;
    author_name: string;
    text: string;
    created_at: Date;
  };
  port_out_order_documents: {
    organization_id: string;
    order_id: string;
    id: string;
    name: string;
    media_type: string;
    size_bytes: number;
    sha256: string;
    content: Uint8Array;
    added_by_kind: string;
    added_by: string;
    added_at: Date;
  };
  saved_filters: {
    organization_id: string;
    id: string;
    name: string;
    query: string;
    created_by: string;
    created_at: Date;
    deleted_at: Date | null;
  };
  port_out_order_supplements: {
    organization_id: string;
    order_id: string;
    version: string;
    kind: 'cancel' | 'due_date' | 'correction';
    content_mac: string;
    detail: Json<unknown>;
    resulting_status: string;
    received_at: Date;
    event_sequence: number;
  };
  port_out_order_disputes: {
    organization_id: string;
    order_id: string;
    sequence: number;
    from_status: string;
    opened_at: Date;
    opened_by: string;
    opened_through: string;
    note: string;
    resolved_at: Date | null;
    resolved_by: string | null;
    outcome: string | null;
    resolution_note: string | null;
  };
  port_out_locks: {
    organization_id: string;
    id: string;
    scope: 'organization' | 'billing_account' | 'number';
    billing_account_id: string | null;
    number: string | null;
    reason: string;
    set_at: Date;
    set_by: string;
    ends_at: Date | null;
    unlocked_at: Date | null;
    unlocked_by: string | null;
    unlocked_until: Date | null;
    ended_at: Date | null;
    ended_because: 'unlocked' | 'expired' | 'replaced' | null;
  };
  audit_heads: {
    organization_id: string;
    sequence: number;
    hash: string;
    clock_floor: Date;
    event_sequence: WithDefault<number>;
  };
  audit_entries: {
    organization_id: string;
    sequence: number;
    at: Date;
    actor_kind: string;
    actor_id: string;
    actor_name: string;
    action: string;
    subject_kind: string;
    subject_id: string;
    detail: Json<Record<string, unknown>>;
    previous_hash: string;
    hash: string;
  };
  notices: {
    organization_id: string;
    id: string;
    kind: string;
    subject_id: string | null;
    detail: Json<Record<string, unknown>>;
    created_at: Date;
  };
  events: {
    organization_id: string;
    sequence: number;
    id: string;
    kind: string;
    order_id: string | null;
    carrier_id: string | null;
    detail: Json<Record<string, unknown>>;
    created_at: Date;
    position: number | null;
  };
  deliveries: {
    organization_id: string;
    id: string;
    position: WithDefault<number>;
    event_id: string;
    channel: 'mail' | 'webhook';
    endpoint_id: string | null;
    address: string | null;
    language: string | null;
    detail: Json<Record<string, unknown>>;
    state: 'waiting' | 'sent' | 'dead' | 'not_sent';
    attempts: WithDefault<number>;
    next_attempt_at: Date;
    leased_until: Date | null;
    last_error: string | null;
    created_at: Date;
    sent_at: Date | null;
  };
  webhook_endpoints: {
    organization_id: string;
    id: string;
    carrier_id: string | null;
    url: string;
    kinds: Json<string[]> | null;
    status: 'active' | 'paused' | 'deleted';
    secret: string;
    previous_secret: string | null;
    previous_secret_until: Date | null;
    leased_until: Date | null;
    created_at: Date;
    created_by: string;
  };
  notification_choices: {
    organization_id: string;
    user_id: string;
    kind: string;
    is_mailed: boolean;
    changed_at: Date;
  };
  dispute_links: {
    organization_id: string;
    token_hash: string;
    order_id: string;
    address: string;
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
  };
  notice_reads: {
    organization_id: string;
    user_id: string;
    last_read_id: string;
    changed_at: Date;
  };
  operator_settings: {
    organization_id: string;
    pin_not_set: 'refuse' | 'skip';
    project_threshold: number;
    silence: WithDefault<'escalate_then_reject' | 'escalate_then_confirm'>;
    changed_at: Date;
  };
  operator_holidays: {
    organization_id: string;
    year: number;
    holidays: Json<{ date: string; name: string }[]>;
    changed_at: Date;
  };
  idempotent_answers: {
    principal_id: string;
    key: string;
    content_mac: string;
    status: number;
    answer: Json<unknown>;
    /** Null: nothing in the answer is in a language. */
    language: string | null;
    created_at: Date;
  };
  throttles: { key: string; points: number; expire: number | null };
}
