import { provedAtProvider } from '../../core/fresh-proof.ts';
import type { OrganizationId, UserId } from '../../core/ids.ts';
import { hashToken } from '../../secrets/hash-token.ts';
import { seal } from '../../secrets/seal.ts';
import type { Secret } from '../../secrets/secret.ts';
import { newId } from '../../storage/new-id.ts';
import { deleteSession, type SessionProvider } from '../../storage/sessions.ts';
import { isUniqueViolation } from '../../storage/sql-state.ts';
import { auditPerson } from '../account/audit-person.ts';
import type { Context } from '../context.ts';
import type { FinishedFlow } from './finish-sign-in.ts';
import { type OpenedSession, openSession, placeDetail } from './open-session.ts';
import { personOfIdentity } from './person-of-identity.ts';

/** A session's ID token is sealed for whose it is and where. */
export function idTokenPlace(organizationId: OrganizationId, userId: UserId): string {
  return `session_id_token/${organizationId}/${userId}`;
}

/** A longer one is not kept: it would make the address of the provider's sign-out too long for browsers. */
const idTokenKeptMax = 4_000;

/**
 * Opens a session for whoever the provider says is there; it is good for that provider's organization only.
 * Refuses as `personOfIdentity` does.
 */
export async function signInByProvider(
  context: Context,
  finished: FinishedFlow,
  { previousToken }: { previousToken: string | null },
): Promise<OpenedSession> {
  try {
    return await open(context, finished, previousToken);
  } catch (error) {
    const isRace = isUniqueViolation(error, 'users_email') || isUniqueViolation(error, 'memberships_pkey');
    if (!isRace) throw error;
    // Of two first sign-ins of one person at the same time the later finds what the earlier made.
    return open(context, finished, previousToken);
  }
}

async function open(
  context: Context,
  finished: FinishedFlow,
  previousToken: string | null,
): Promise<OpenedSession> {
  const { organizationId, provider, identity, place } = finished;
  const at = context.clock.now();
  return context.db.forOperator().transaction(async (tx) => {
    const newIds = { newUserId: newId('user', at), newIdentityId: newId('userIdentity', at) };
    const person = await personOfIdentity(tx, finished, { ...newIds, at });
    if (previousToken !== null) await deleteSession(tx, hashToken(previousToken));
    const { userId, name } = person;
    const actor = { kind: 'user' as const, id: userId, name };
    const detail = { ...placeDetail(place), provedBy: 'provider', provider: provider.name };
    const memberships = [{ organizationId }];
    await auditPerson(tx, { actor, action: 'user.signed_in', userId, memberships, detail }, at);
    const { issuer, subject, sid, idToken } = identity;
    const sessionProvider: SessionProvider = {
      organizationId,
      providerId: provider.id,
      issuer,
      subject,
      sid,
      idToken: keptIdToken(context, idToken, idTokenPlace(organizationId, userId)),
    };
    const provedAt = provedAtProvider(identity.authenticatedAt, at);
    const opened = { userId, provedBy: 'provider' as const, provedAt, place, provider: sessionProvider };
    return openSession(context, tx, opened, at);
  });
}

function keptIdToken({ keyRing }: Context, idToken: Secret, place: string): string | null {
  const sealed = seal(keyRing, idToken, place);
  return sealed.length <= idTokenKeptMax ? sealed : null;
}
