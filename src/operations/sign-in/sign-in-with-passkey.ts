import { hashToken } from '../../secrets/hash-token.ts';
import type { PasskeyAssertion, RelyingParty } from '../../secrets/passkeys.ts';
import { deleteSession } from '../../storage/sessions.ts';
import { auditPerson } from '../account/audit-person.ts';
import type { Context } from '../context.ts';
import { type OpenedSession, openSession, placeDetail, type SignInPlace } from './open-session.ts';
import { provePasskey } from './prove-passkey.ts';
import { forgiveSignInTry } from './sign-in-throttle.ts';

/** Signs in whoever the passkey names: no address and no password are asked. Refuses `passkey_refused`. */
export async function signInWithPasskey(
  context: Context,
  input: {
    credential: PasskeyAssertion;
    relyingParty: RelyingParty;
    place: SignInPlace;
    /** Of the session the browser had: it ends with the sign-in, whoever's it was. */
    previousToken: string | null;
  },
): Promise<OpenedSession> {
  const { credential, relyingParty, place, previousToken } = input;
  const { address } = place;
  const use = { purpose: 'sign_in', userId: null } as const;
  const person = await provePasskey(context, use, { credential, relyingParty, address });
  const { id: userId, name, email, memberships } = person;
  const at = context.clock.now();
  return context.db.forOperator().transaction(async (tx) => {
    await forgiveSignInTry(tx, { email, address }, at);
    if (previousToken !== null) await deleteSession(tx, hashToken(previousToken));
    const actor = { kind: 'user' as const, id: userId, name };
    const detail = { ...placeDetail(place), provedBy: 'passkey' };
    await auditPerson(tx, { actor, action: 'user.signed_in', userId, memberships, detail }, at);
    return openSession(context, tx, { userId, provedBy: 'passkey', place }, at);
  });
}
