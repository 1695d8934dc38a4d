import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { findSessionProvider } from '../../storage/sessions.ts';
import type { Context } from '../context.ts';
import { flowMaxMs } from './begin-sign-in.ts';
import type { FinishedFlow } from './finish-sign-in.ts';
import { type OpenedSession, placeDetail } from './open-session.ts';
import { renewProof } from './renew-proof.ts';

/** How far the provider's clock may be from ours. */
const toleranceMs = 60_000;

/**
 * Step-up at the provider: the same person of the same session, who showed who they are after it was asked
 * for. Refuses `sign_in_other_account` otherwise, also when the provider does not say when that was.
 */
export async function proveByProvider(
  context: Context,
  principal: Extract<Principal, { kind: 'user' }>,
  { flow, provider, identity, place }: FinishedFlow,
): Promise<OpenedSession> {
  // From the end of a flow follows when it began.
  const begunMs = flow.expiresAt.getTime() - flowMaxMs;
  const { authenticatedAt, issuer, subject } = identity;
  const at = context.clock.now();
  return context.db.forOperator().transaction(async (tx) => {
    const opened = await findSessionProvider(tx, principal.sessionId);
    if (opened?.providerId !== provider.id || opened.issuer !== issuer || opened.subject !== subject) {
      throw new Refusal('sign_in_other_account', { internal: 'another account' });
    }
    if (authenticatedAt === null || authenticatedAt.getTime() < begunMs - toleranceMs) {
      throw new Refusal('sign_in_other_account', { internal: 'no fresh auth_time' });
    }
    const detail = { ...placeDetail(place), provider: provider.name };
    return renewProof(tx, principal, { provedBy: 'provider', detail }, at);
  });
}
