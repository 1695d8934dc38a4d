import { sql } from 'kysely';
import type { OrganizationId, SessionId } from '../core/ids.ts';
import type { SignInProviderId } from '../core/sign-in-provider.ts';
import type { OperatorTx, OrganizationTx } from './tx.ts';

/** A way to a provider and back that somebody is on. */
export interface SignInFlow {
  stateHash: string;
  providerId: SignInProviderId;
  purpose: 'sign_in' | 'test' | 'proof';
  /** Of what the browser it began in holds. */
  browserHash: string;
  /** Of a test and of a proof: whose session it is for. */
  sessionId: SessionId | null;
  /** Sealed for the organization. */
  verifier: string;
  returnTo: string;
  expiresAt: Date;
}

export async function insertSignInFlow(tx: OrganizationTx, flow: SignInFlow): Promise<void> {
  const { stateHash, providerId, purpose, browserHash, sessionId, verifier, returnTo, expiresAt } = flow;
  await sql`
    INSERT INTO sign_in_flows (organization_id, state_hash, provider_id, purpose, browser_hash, session_id,
      verifier, return_to, expires_at)
    VALUES (${tx.organizationId}, ${stateHash}, ${providerId}, ${purpose}, ${browserHash}, ${sessionId},
      ${verifier}, ${returnTo}, ${expiresAt})`.execute(tx.sql);
}

/** Takes the flow away and gives it: of two who come back with the same state, one. */
export async function takeSignInFlow(tx: OrganizationTx, stateHash: string): Promise<SignInFlow | null> {
  const { rows } = await sql<SignInFlow & { organizationId: OrganizationId }>`
    DELETE FROM sign_in_flows WHERE organization_id = ${tx.organizationId} AND state_hash = ${stateHash}
    RETURNING state_hash AS "stateHash", provider_id AS "providerId", purpose, browser_hash AS "browserHash",
      session_id AS "sessionId", verifier, return_to AS "returnTo", expires_at AS "expiresAt"`.execute(
    tx.sql,
  );
  return rows[0] ?? null;
}

/** Removes those nobody came back from. Gives how many. */
export async function deleteEndedSignInFlows(tx: OperatorTx, now: Date): Promise<number> {
  const { rows } = await sql`
    DELETE FROM sign_in_flows WHERE expires_at <= ${now} RETURNING state_hash`.execute(tx.sql);
  return rows.length;
}
