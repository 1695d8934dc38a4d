/**
 * Every question that is asked before a tenant is known. They see across organizations, so there are few,
 * each answers no more than whose the thing is or who is asking, and a guard test lists them all.
 */
import { sql } from 'kysely';
import type { Delegation } from '../core/delegation.ts';
import type {
  CarrierId,
  OauthClientId,
  OrganizationId,
  PortOutOrderId,
  SessionId,
  UserId,
} from '../core/ids.ts';
import type { OauthAuthentication, PublicJwks } from '../core/oauth-client.ts';
import type { OwnHolidays } from '../core/operator-holidays.ts';
import type { Role } from '../core/permissions.ts';
import type { Membership, Principal, Scopes } from '../core/principal.ts';
import type { SessionStrength, SignInPolicy } from '../core/sign-in-policy.ts';
import type { SignInProviderId } from '../core/sign-in-provider.ts';
import type { SilencePolicy } from '../core/silence.ts';
import type { PasswordLinkKind } from './password-links.ts';
import { planAnewForMany } from './plan-anew.ts';
import { membershipOf, type TokenRow, tokenPrincipal } from './principal-rows.ts';
import type { UnboundTx } from './tx.ts';

/** The organizations that have any of these numbers or, where nobody has it now, last had it. */
export async function findNumberOwners(tx: UnboundTx, numbers: readonly string[]): Promise<OrganizationId[]> {
  const planned = planAnewForMany(numbers.length)?.execute(tx.sql);
  const asked = sql<{ owner: OrganizationId }>`
    SELECT organization_id AS owner FROM phone_numbers
    WHERE status = 'active' AND number = ANY(${numbers})
    UNION
    SELECT owner FROM (
      SELECT DISTINCT ON (gone.number) gone.organization_id AS owner FROM phone_numbers gone
      WHERE gone.status = 'ported_out' AND gone.number = ANY(${numbers})
        AND NOT EXISTS (SELECT 1 FROM phone_numbers n WHERE n.status = 'active' AND n.number = gone.number)
      ORDER BY gone.number, gone.ended_at DESC) last_had`.execute(tx.sql);
  const [, { rows }] = await Promise.all([planned, asked]);
  return rows.map(({ owner }) => owner);
}

export interface OrderPlace {
  organizationId: OrganizationId;
  id: PortOutOrderId;
  carrierId: CarrierId;
  carrierName: string;
}

/** Whose an order is and which carrier sent it. */
export async function findOrderPlace(tx: UnboundTx, id: PortOutOrderId): Promise<OrderPlace | null> {
  const { rows } = await sql<OrderPlace>`
    SELECT o.organization_id AS "organizationId", o.id, o.carrier_id AS "carrierId",
      c.name AS "carrierName"
    FROM port_out_orders o JOIN carriers c ON c.id = o.carrier_id WHERE o.id = ${id}`.execute(tx.sql);
  return rows[0] ?? null;
}

export interface OrderOfPon extends Omit<OrderPlace, 'carrierName'> {
  version: string;
  contentMac: string;
}

/** The order a carrier's PON already names. */
export async function findOrderByPon(
  tx: UnboundTx,
  carrierId: CarrierId,
  pon: string,
): Promise<OrderOfPon | null> {
  const { rows } = await sql<OrderOfPon>`
    SELECT organization_id AS "organizationId", id, carrier_id AS "carrierId", version,
      content_mac AS "contentMac"
    FROM port_out_orders WHERE carrier_id = ${carrierId} AND purchase_order_number = ${pon}`.execute(tx.sql);
  return rows[0] ?? null;
}

export interface OperatorPolicy {
  operatorId: OrganizationId;
  pinNotSet: 'refuse' | 'skip';
  projectThreshold: number;
  silence: SilencePolicy;
  ownHolidays: OwnHolidays;
}

/** The operator's policies and holidays for port-out requests, and where its own record lies. */
export async function findOperatorPolicy(tx: UnboundTx): Promise<OperatorPolicy> {
  const { rows } = await sql<OperatorPolicy>`
    SELECT organization_id AS "operatorId", pin_not_set AS "pinNotSet",
      project_threshold AS "projectThreshold", silence,
      (SELECT coalesce(jsonb_object_agg(h.year, h.holidays), '{}') FROM operator_holidays h
        WHERE h.organization_id = operator_settings.organization_id) AS "ownHolidays"
    FROM operator_settings LIMIT 1`.execute(tx.sql);
  const policy = rows[0];
  if (!policy) throw new Error('the operator has no settings: the database was not initialized');
  return policy;
}

export interface TokenHolder {
  principal: Extract<Principal, { kind: 'token' | 'carrier' }>;
  /** Where the token is kept: the operator's organization for a carrier's. */
  organizationId: OrganizationId;
  isSuspended: boolean;
  lastUsedAt: Date | null;
  /** It is good until then, and no longer; null: until it is revoked. */
  expiresAt: Date | null;
}

/** Who may act with the token of that hash; null when there is none or it was revoked. */
export async function findPrincipalByTokenHash(tx: UnboundTx, hash: string): Promise<TokenHolder | null> {
  const { rows } = await sql<TokenRow>`
    SELECT t.organization_id AS "organizationId", t.id, t.name, t.role, o.kind,
      t.last_used_at AS "lastUsedAt", t.acts_without_step_up AS "actsWithoutStepUp", t.scopes,
      t.expires_at AS "expiresAt",
      t.carrier_id AS "carrierId", c.name AS "carrierName", c.status AS "carrierStatus"
    FROM api_tokens t JOIN organizations o ON o.id = t.organization_id
    LEFT JOIN carriers c ON c.organization_id = t.organization_id AND c.id = t.carrier_id
    WHERE t.token_hash = ${hash} AND t.revoked_at IS NULL`.execute(tx.sql);
  const row = rows[0];
  if (!row) return null;
  const { organizationId, lastUsedAt, expiresAt } = row;
  const isSuspended = row.carrierStatus === 'suspended';
  return { principal: tokenPrincipal(row), organizationId, isSuspended, lastUsedAt, expiresAt };
}

/** A carrier's OAuth client, with all that its request for a token is held against. */
export interface FoundOauthClient {
  organizationId: OrganizationId;
  id: OauthClientId;
  authentication: OauthAuthentication;
  secretHash: string | null;
  jwks: PublicJwks | null;
  certificateThumbprint: string | null;
  scopes: Scopes;
  isSuspended: boolean;
}

/** The OAuth client of that id; null when there is none or it was revoked. */
export async function findOauthClient(tx: UnboundTx, id: OauthClientId): Promise<FoundOauthClient | null> {
  const { rows } = await sql<FoundOauthClient>`
    SELECT l.organization_id AS "organizationId", l.id, l.authentication, l.secret_hash AS "secretHash",
      l.jwks, l.certificate_thumbprint AS "certificateThumbprint", l.scopes,
      c.status = 'suspended' AS "isSuspended"
    FROM oauth_clients l
    JOIN carriers c ON c.organization_id = l.organization_id AND c.id = l.carrier_id
    WHERE l.id = ${id} AND l.revoked_at IS NULL`.execute(tx.sql);
  return rows[0] ?? null;
}

export interface AccessTokenHolder extends Omit<TokenHolder, 'principal' | 'expiresAt'> {
  principal: Extract<Principal, { kind: 'carrier' }> & { id: OauthClientId };
  expiresAt: Date;
  /** Of the certificate without which the token is worth nothing; null: it is bound to none. */
  certificateThumbprint: string | null;
}

/** Who may act with the access token of that hash; null when there is none or its client was revoked. */
export async function findPrincipalByAccessTokenHash(
  tx: UnboundTx,
  hash: string,
): Promise<AccessTokenHolder | null> {
  const { rows } = await sql<AccessTokenRow>`
    SELECT t.organization_id AS "organizationId", l.id, l.name AS "tokenName", l.carrier_id AS "carrierId",
      c.name, c.status = 'suspended' AS "isSuspended", t.scopes, l.last_used_at AS "lastUsedAt",
      t.expires_at AS "expiresAt", t.certificate_thumbprint AS "certificateThumbprint"
    FROM oauth_access_tokens t
    JOIN oauth_clients l ON l.organization_id = t.organization_id AND l.id = t.client_id
    JOIN carriers c ON c.organization_id = l.organization_id AND c.id = l.carrier_id
    WHERE t.token_hash = ${hash} AND l.revoked_at IS NULL`.execute(tx.sql);
  const row = rows[0];
  if (!row) return null;
  const { organizationId, isSuspended, lastUsedAt, expiresAt, certificateThumbprint, ...who } = row;
  const principal = { kind: 'carrier' as const, ...who, operatorId: organizationId };
  return { principal, organizationId, isSuspended, lastUsedAt, expiresAt, certificateThumbprint };
}

type AccessTokenRow = Omit<AccessTokenHolder, 'principal'> &
  Pick<AccessTokenHolder['principal'], 'id' | 'name' | 'tokenName' | 'carrierId' | 'scopes'>;

export type MembershipPlace = Membership & {
  organizationName: string;
  country: string;
  timeZone: string;
  signInPolicy: SignInPolicy;
};

/** A person, and where they may act: memberships whose invitation they have not taken up are left out. */
export interface Person {
  id: UserId;
  name: string;
  email: string;
  passwordHash: string | null;
  memberships: MembershipPlace[];
}

type PersonRow = Omit<Person, 'memberships'> &
  Pick<MembershipPlace, 'organizationName' | 'country' | 'timeZone' | 'signInPolicy'> & {
    organizationId: OrganizationId | null;
    kind: 'operator' | 'customer';
    role: string;
  };

const personColumns = sql`u.id, u.name, u.email, u.password_hash AS "passwordHash",
  o.id AS "organizationId", o.kind, m.role, o.name AS "organizationName", o.country,
  o.time_zone AS "timeZone", o.sign_in_policy AS "signInPolicy"`;
const withMemberships = sql`LEFT JOIN memberships m ON m.user_id = u.id AND m.status = 'active'
  LEFT JOIN organizations o ON o.id = m.organization_id`;
/** A session that an organization's own provider opened is good for that organization only. */
const withMembershipsOfSession = sql`LEFT JOIN memberships m ON m.user_id = u.id AND m.status = 'active'
    AND (s.organization_id IS NULL OR m.organization_id = s.organization_id)
  LEFT JOIN organizations o ON o.id = m.organization_id`;

function personOf(rows: readonly PersonRow[]): Person | null {
  const first = rows[0];
  if (!first) return null;
  const memberships = rows.flatMap((row) => {
    const { organizationId, organizationName, country, timeZone, signInPolicy } = row;
    if (organizationId === null) return [];
    const membership = membershipOf({ ...row, organizationId });
    return [{ ...membership, organizationName, country, timeZone, signInPolicy }];
  });
  const { id, name, email, passwordHash } = first;
  return { id, name, email, passwordHash, memberships };
}

/** The person with that e-mail address, however it is capitalized. */
export async function findPersonByEmail(tx: UnboundTx, email: string): Promise<Person | null> {
  const { rows } = await sql<PersonRow>`
    SELECT ${personColumns} FROM users u ${withMemberships}
    WHERE lower(u.email) = lower(${email}) ORDER BY o.name, o.id`.execute(tx.sql);
  return personOf(rows);
}

/** Who has the session, what it is, and the provider it was opened by while that is in use. */
export interface PersonOfSession extends Person {
  providerName: string | null;
  strength: SessionStrength;
}

const strengthOf = ({ hasTwoFactors, providerOf }: SessionStrength) => ({ hasTwoFactors, providerOf });
const strengthColumns = sql`s.has_two_factors AS "hasTwoFactors", s.organization_id AS "providerOf"`;

export async function findPersonOfSession(tx: UnboundTx, id: SessionId): Promise<PersonOfSession | null> {
  const { rows } = await sql<PersonRow & SessionStrength & { providerName: string | null }>`
    SELECT ${personColumns}, ${strengthColumns}, p.name AS "providerName"
    FROM sessions s JOIN users u ON u.id = s.user_id ${withMembershipsOfSession}
    LEFT JOIN sign_in_providers p ON p.id = s.provider_id AND p.status = 'active'
    WHERE s.id = ${id} ORDER BY o.name, o.id`.execute(tx.sql);
  const person = personOf(rows);
  const [row] = rows;
  if (!person || !row) return null;
  return { ...person, providerName: row.providerName, strength: strengthOf(row) };
}

export async function findPerson(tx: UnboundTx, id: UserId): Promise<Person | null> {
  const { rows } = await sql<PersonRow>`
    SELECT ${personColumns} FROM users u ${withMemberships} WHERE u.id = ${id} ORDER BY o.name, o.id`.execute(
    tx.sql,
  );
  return personOf(rows);
}

export interface FoundSession {
  id: SessionId;
  person: Person;
  csrfHash: string;
  lastSeenAt: Date;
  expiresAt: Date;
  provedAt: Date;
  strength: SessionStrength;
  /** Customers its person acts for, ended ones among them. */
  delegations: Delegation[];
}

type SessionRow = PersonRow &
  SessionStrength &
  Omit<FoundSession, 'id' | 'person' | 'delegations' | 'strength'> & {
    sessionId: SessionId;
    delegations: (Omit<Delegation, 'endsAt'> & { endsAt: string })[] | null;
  };

/** The session of that token's hash and whose it is, live or not: when it ends is the caller's to judge. */
export async function findSession(tx: UnboundTx, tokenHash: string): Promise<FoundSession | null> {
  const { rows } = await sql<SessionRow>`
    SELECT ${personColumns}, s.id AS "sessionId", s.csrf_token_hash AS "csrfHash",
      s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt", s.proved_at AS "provedAt",
      ${strengthColumns}, (SELECT jsonb_agg(jsonb_build_object(
        'organizationId', d.organization_id, 'reason', d.reason, 'endsAt', d.ends_at))
        FROM delegations d WHERE d.session_id = s.id) AS delegations
    FROM sessions s JOIN users u ON u.id = s.user_id ${withMembershipsOfSession}
    WHERE s.id_hash = ${tokenHash} ORDER BY o.name, o.id`.execute(tx.sql);
  const person = personOf(rows);
  const row = rows[0];
  if (!person || !row) return null;
  const { sessionId: id, csrfHash, lastSeenAt, expiresAt, provedAt } = row;
  const delegations = (row.delegations ?? []).map((one) => ({ ...one, endsAt: new Date(one.endsAt) }));
  return { id, person, csrfHash, lastSeenAt, expiresAt, provedAt, strength: strengthOf(row), delegations };
}

export interface FoundSetupLink {
  kind: 'first_run' | 'user';
  organizationId: OrganizationId | null;
  organizationName: string | null;
  userId: UserId | null;
  email: string | null;
  name: string | null;
  passwordHash: string | null;
  role: Role | null;
  signInPolicy: SignInPolicy | null;
}

/** What a one-time link of that token's hash is for; null when it was used, has expired or never existed. */
export async function findSetupLink(
  tx: UnboundTx,
  tokenHash: string,
  now: Date,
): Promise<FoundSetupLink | null> {
  const { rows } = await sql<FoundSetupLink>`
    SELECT l.kind, l.organization_id AS "organizationId", o.name AS "organizationName", l.user_id AS "userId",
      u.email, u.name, u.password_hash AS "passwordHash", m.role, o.sign_in_policy AS "signInPolicy"
    FROM setup_links l LEFT JOIN organizations o ON o.id = l.organization_id
    LEFT JOIN users u ON u.id = l.user_id
    LEFT JOIN memberships m ON m.organization_id = l.organization_id AND m.user_id = l.user_id
    WHERE l.token_hash = ${tokenHash} AND l.used_at IS NULL AND l.expires_at > ${now}`.execute(tx.sql);
  return rows[0] ?? null;
}

export interface FoundPasswordLink {
  kind: PasswordLinkKind;
  userId: UserId;
  email: string;
  name: string;
}

/** Whose password a link of that token's hash sets; null when it was used, has expired or never existed. */
export async function findPasswordLink(
  tx: UnboundTx,
  tokenHash: string,
  now: Date,
): Promise<FoundPasswordLink | null> {
  const { rows } = await sql<FoundPasswordLink>`
    SELECT l.kind, l.user_id AS "userId", u.email, u.name
    FROM password_links l JOIN users u ON u.id = l.user_id
    WHERE l.token_hash = ${tokenHash} AND l.used_at IS NULL AND l.expires_at > ${now}`.execute(tx.sql);
  return rows[0] ?? null;
}

export interface KeptAnswer {
  contentMac: string;
  status: number;
  answer: unknown;
  language: string | null;
  createdAt: Date;
}

/** The answer kept for that caller's `Idempotency-Key`, however old. */
export async function findIdempotentAnswer(
  tx: UnboundTx,
  principalId: string,
  key: string,
): Promise<KeptAnswer | null> {
  const { rows } = await sql<KeptAnswer>`
    SELECT content_mac AS "contentMac", status, answer, language, created_at AS "createdAt"
    FROM idempotent_answers WHERE principal_id = ${principalId} AND key = ${key}`.execute(tx.sql);
  return rows[0] ?? null;
}

export interface FoundDisputeLink {
  organizationId: OrganizationId;
  orderId: PortOutOrderId;
  address: string;
}

/** What a "This was not us" link of that token's hash is for; null when it was used or has expired. */
export async function findDisputeLink(
  tx: UnboundTx,
  tokenHash: string,
  now: Date,
): Promise<FoundDisputeLink | null> {
  const { rows } = await sql<FoundDisputeLink>`
    SELECT organization_id AS "organizationId", order_id AS "orderId", address FROM dispute_links
    WHERE token_hash = ${tokenHash} AND used_at IS NULL AND expires_at > ${now}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** A provider people of a domain sign in by. */
export interface SignInWay {
  organizationId: OrganizationId;
  providerId: SignInProviderId;
  name: string;
}

/** The providers in use of the organization that has proved the domain, oldest first. */
export async function findSignInWays(tx: UnboundTx, domain: string): Promise<SignInWay[]> {
  const { rows } = await sql<SignInWay>`
    SELECT p.organization_id AS "organizationId", p.id AS "providerId", p.name
    FROM sign_in_domains d JOIN sign_in_providers p ON p.organization_id = d.organization_id
    WHERE d.domain = ${domain} AND d.proved_at IS NOT NULL AND p.status = 'active'
    ORDER BY p.id`.execute(tx.sql);
  return rows;
}
