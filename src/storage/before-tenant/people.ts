/** Asked before a tenant is known: who signs in, who has this session, and where they may act. */
import { sql } from 'kysely';
import type { Delegation } from '../../core/delegation.ts';
import type { OrganizationId, SessionId, UserId } from '../../core/ids.ts';
import type { Membership } from '../../core/principal.ts';
import type { SessionStrength, SignInPolicy } from '../../core/sign-in-policy.ts';
import type { SignInProviderId } from '../../core/sign-in-provider.ts';
import { membershipOf } from '../principal-rows.ts';
import type { UnboundTx } from '../tx.ts';

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
