import { sql } from 'kysely';
import type { ProofMethod } from '../core/fresh-proof.ts';
import type { OrganizationId, SessionId, UserId } from '../core/ids.ts';
import type { SessionStrength } from '../core/sign-in-policy.ts';
import type { SignInProviderId } from '../core/sign-in-provider.ts';
import type { OperatorTx } from './tx.ts';

/** Of a session that an organization's provider opened. */
export interface SessionProvider {
  /** Where alone the person may act: what another organization's provider says is no proof elsewhere. */
  organizationId: OrganizationId;
  providerId: SignInProviderId;
  issuer: string;
  subject: string;
  /** What the provider calls its own session, where it does. */
  sid: string | null;
  /** Sealed: shown to the provider when the person signs out. */
  idToken: string | null;
}

export interface NewSession {
  id: SessionId;
  /** Of the token in the cookie: the token itself is kept nowhere. */
  tokenHash: string;
  csrfHash: string;
  userId: UserId;
  /** By what they showed who they are; the session begins with it. */
  provedBy: ProofMethod;
  provedAt: Date;
  /** Whether what they showed was two factors together. */
  hasTwoFactors: boolean;
  provider: SessionProvider | null;
  /** Where the browser is, as far as the network tells, and what it calls itself. */
  address: string;
  userAgent: string | null;
  createdAt: Date;
  expiresAt: Date;
}

const noProvider: { [Fact in keyof SessionProvider]: null } = {
  organizationId: null,
  providerId: null,
  issuer: null,
  subject: null,
  sid: null,
  idToken: null,
};

export async function insertSession(tx: OperatorTx, session: NewSession): Promise<void> {
  const { id, tokenHash, csrfHash, userId, provedBy, address, userAgent, createdAt, expiresAt } = session;
  const { provedAt, hasTwoFactors } = session;
  const { organizationId, providerId, issuer, subject, sid, idToken } = session.provider ?? noProvider;
  await sql`
    INSERT INTO sessions (id, id_hash, user_id, csrf_token_hash, proved_by, address, user_agent, created_at,
      last_seen_at, proved_at, has_two_factors, expires_at, organization_id, provider_id, provider_issuer,
      provider_subject, provider_sid, provider_id_token)
    VALUES (${id}, ${tokenHash}, ${userId}, ${csrfHash}, ${provedBy}, ${address}, ${userAgent}, ${createdAt},
      ${createdAt}, ${provedAt}, ${hasTwoFactors}, ${expiresAt}, ${organizationId}, ${providerId}, ${issuer},
      ${subject}, ${sid}, ${idToken})`.execute(tx.sql);
}

/**
 * Keeps a new proof of who the person is, under a new token: one that was taken before is worth nothing from
 * then on. A session that had two factors keeps them. False when it has ended meanwhile.
 */
export async function renewSession(
  tx: OperatorTx,
  id: SessionId,
  proof: Pick<NewSession, 'tokenHash' | 'csrfHash' | 'provedBy' | 'provedAt' | 'hasTwoFactors'>,
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE sessions SET id_hash = ${proof.tokenHash}, csrf_token_hash = ${proof.csrfHash},
      proved_by = ${proof.provedBy}, proved_at = ${proof.provedAt},
      has_two_factors = has_two_factors OR ${proof.hasTwoFactors}
    WHERE id = ${id} RETURNING id`.execute(tx.sql);
  return rows.length > 0;
}

/** Ends the session. True when there was one. */
export async function deleteSession(tx: OperatorTx, tokenHash: string): Promise<boolean> {
  const { rows } = await sql`
    DELETE FROM sessions WHERE id_hash = ${tokenHash} RETURNING id_hash`.execute(tx.sql);
  return rows.length > 0;
}

/** Ends every session of a person. Gives how many there were. */
export async function deleteSessionsOf(tx: OperatorTx, userId: UserId): Promise<number> {
  const { rows } = await sql`
    DELETE FROM sessions WHERE user_id = ${userId} RETURNING id`.execute(tx.sql);
  return rows.length;
}

export async function touchSession(tx: OperatorTx, tokenHash: string, seenAt: Date): Promise<void> {
  await sql`
    UPDATE sessions SET last_seen_at = ${seenAt}
    WHERE id_hash = ${tokenHash} AND last_seen_at < ${seenAt}`.execute(tx.sql);
}

/** Removes sessions that ended or were not used since `idleSince`. Gives how many. */
export async function deleteEndedSessions(tx: OperatorTx, now: Date, idleSince: Date): Promise<number> {
  const { rows } = await sql`
    DELETE FROM sessions WHERE expires_at <= ${now} OR last_seen_at <= ${idleSince}
    RETURNING id_hash`.execute(tx.sql);
  return rows.length;
}

/** How a session was opened, or null when it has ended. */
export async function findSessionStrength(tx: OperatorTx, id: SessionId): Promise<SessionStrength | null> {
  const { rows } = await sql<SessionStrength>`
    SELECT has_two_factors AS "hasTwoFactors", organization_id AS "providerOf"
    FROM sessions WHERE id = ${id}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** By which provider a session was opened; null for one opened here, or ended. */
export async function findSessionProvider(tx: OperatorTx, id: SessionId): Promise<SessionProvider | null> {
  const { rows } = await sql<SessionProvider>`
    SELECT organization_id AS "organizationId", provider_id AS "providerId", provider_issuer AS issuer,
      provider_subject AS subject, provider_sid AS sid, provider_id_token AS "idToken"
    FROM sessions WHERE id = ${id} AND provider_id IS NOT NULL`.execute(tx.sql);
  return rows[0] ?? null;
}

export interface ProviderSessionKey {
  organizationId: OrganizationId;
  providerId: SignInProviderId;
  issuer: string;
  /** Null: whoever's it is. */
  subject: string | null;
  /** Null: all of that person's. */
  sid: string | null;
}

/** Ends the sessions a provider says are over. Gives whose they were, each session once. */
export async function endSessionsOfProvider(tx: OperatorTx, key: ProviderSessionKey): Promise<UserId[]> {
  const { organizationId, providerId, issuer, subject, sid } = key;
  if (subject === null && sid === null) return [];
  const { rows } = await sql<{ userId: UserId }>`
    DELETE FROM sessions
    WHERE organization_id = ${organizationId} AND provider_id = ${providerId} AND provider_issuer = ${issuer}
      AND (${subject}::text IS NULL OR provider_subject = ${subject})
      AND (${sid}::text IS NULL OR provider_sid = ${sid})
    RETURNING user_id AS "userId"`.execute(tx.sql);
  return rows.map(({ userId }) => userId);
}

/** Ends every session that account at a provider opened. Gives how many. */
export async function endSessionsOfIdentity(
  tx: OperatorTx,
  { organizationId, issuer, subject }: Pick<SessionProvider, 'organizationId' | 'issuer' | 'subject'>,
): Promise<number> {
  const { rows } = await sql`
    DELETE FROM sessions
    WHERE organization_id = ${organizationId} AND provider_issuer = ${issuer}
      AND provider_subject = ${subject} RETURNING id`.execute(tx.sql);
  return rows.length;
}

/** Ends every session the provider opened: it is not used any more. Gives how many. */
export async function endAllSessionsOfProvider(
  tx: OperatorTx,
  providerId: SignInProviderId,
): Promise<number> {
  const { rows } = await sql`
    DELETE FROM sessions WHERE provider_id = ${providerId} RETURNING id`.execute(tx.sql);
  return rows.length;
}

/** A session as its person sees it. */
export interface SessionRow {
  id: SessionId;
  provedBy: ProofMethod;
  address: string;
  userAgent: string | null;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}

/** Whose sessions are meant: all of a person's, or only those that organization's providers opened. */
export interface SessionsOf {
  userId: UserId;
  organizationId: OrganizationId | null;
}

function areOf({ userId, organizationId }: SessionsOf) {
  return sql`user_id = ${userId} AND (${organizationId}::text IS NULL OR organization_id = ${organizationId})`;
}

/** Those that can still be used, the last used first. */
export async function listSessions(
  tx: OperatorTx,
  whose: SessionsOf,
  { now, idleSince }: { now: Date; idleSince: Date },
): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    SELECT id, proved_by AS "provedBy", address, user_agent AS "userAgent", created_at AS "createdAt",
      last_seen_at AS "lastSeenAt", expires_at AS "expiresAt"
    FROM sessions WHERE ${areOf(whose)} AND expires_at > ${now} AND last_seen_at > ${idleSince}
    ORDER BY last_seen_at DESC, id DESC`.execute(tx.sql);
  return rows;
}

/** Ends one of them. False when it is none of them. */
export async function deleteOwnSession(tx: OperatorTx, whose: SessionsOf, id: SessionId): Promise<boolean> {
  const { rows } = await sql`
    DELETE FROM sessions WHERE id = ${id} AND ${areOf(whose)} RETURNING id`.execute(tx.sql);
  return rows.length > 0;
}

/** Ends all of them but one, or all. Gives how many. */
export async function deleteSessionsBut(
  tx: OperatorTx,
  whose: SessionsOf,
  kept: SessionId | null,
): Promise<number> {
  const { rows } = await sql`
    DELETE FROM sessions WHERE ${areOf(whose)} AND id IS DISTINCT FROM ${kept} RETURNING id`.execute(tx.sql);
  return rows.length;
}
