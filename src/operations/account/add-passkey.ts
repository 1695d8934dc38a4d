import type { Principal } from '../../core/principal.ts';
import { Refusal, refuseFields } from '../../core/refusal.ts';
import {
  challengeOf,
  type PasskeyAttestation,
  type RelyingParty,
  registrationOptions,
  verifyNewPasskey,
} from '../../secrets/passkeys.ts';
import { findPerson } from '../../storage/before-tenant/people.ts';
import { newId } from '../../storage/new-id.ts';
import { takePasskeyChallenge } from '../../storage/passkey-challenges.ts';
import { insertPasskey, listPasskeys, type Passkey } from '../../storage/passkeys.ts';
import { isUniqueViolation } from '../../storage/sql-state.ts';
import type { Context } from '../context.ts';
import { newChallenge } from '../sign-in/challenge-passkey.ts';
import { type OpenedSession, placeDetail, type SignInPlace } from '../sign-in/open-session.ts';
import { renewProof } from '../sign-in/renew-proof.ts';
import { requireOwnSignIn } from './own-sign-in.ts';
import { tellSignInChange } from './tell-sign-in-change.ts';

const passkeysMax = 20;

/**
 * What a browser is asked with to make a passkey. Refuses `not_found` to tokens, `step_up_required` and
 * `too_many_passkeys`.
 */
export async function challengeToRegister(
  context: Context,
  principal: Principal,
  relyingParty: RelyingParty,
) {
  const { id: userId } = await requireOwnSignIn(context, principal);
  const user = await context.db.beforeTenant((tx) => findPerson(tx, userId));
  if (!user) throw new Refusal('not_signed_in');
  const passkeys = await context.db.forOperator().read((tx) => listPasskeys(tx, userId));
  if (passkeys.length >= passkeysMax) {
    throw new Refusal('too_many_passkeys', { params: { maximum: passkeysMax } });
  }
  const challenge = await newChallenge(context, { purpose: 'register', userId });
  const existingIds = passkeys.map(({ credentialId }) => credentialId);
  return registrationOptions({ relyingParty, user, challenge, existingIds });
}

export interface NewPasskey {
  name: string;
  credential: PasskeyAttestation;
  relyingParty: RelyingParty;
  place: SignInPlace;
}

/**
 * Keeps the passkey a browser has made: from now on it signs the person in. Making it was a proof of both
 * factors, and the session goes on under a new token as one of two. Refuses as above, and
 * `passkey_not_verified` at `/credential`, also for one that is registered already.
 */
export async function addPasskey(
  context: Context,
  principal: Principal,
  { name, credential, relyingParty, place }: NewPasskey,
): Promise<{ passkey: Passkey; opened: OpenedSession }> {
  const oneself = await requireOwnSignIn(context, principal);
  const userId = oneself.id;
  const signed = challengeOf(credential);
  const at = context.clock.now();
  const use = { purpose: 'register', userId } as const;
  const isOurs =
    signed !== null &&
    (await context.db.forOperator().transaction((tx) => takePasskeyChallenge(tx, signed.hash, use, at)));
  if (!isOurs) throw notVerified();
  const made = await verifyNewPasskey(credential, { relyingParty, challenge: signed.challenge });
  if (!made) throw notVerified();
  const passkey = { ...made, id: newId('passkey', at), userId, name, createdAt: at };
  try {
    const opened = await context.db.forOperator().transaction(async (tx) => {
      await insertPasskey(tx, passkey);
      await tellSignInChange(context, tx, oneself, { change: 'passkey_added', place, name }, at);
      const proof = { provedBy: 'passkey' as const, detail: placeDetail(place) };
      return renewProof(tx, oneself, proof, at);
    });
    return { passkey: { ...passkey, lastUsedAt: null }, opened };
  } catch (error) {
    if (isUniqueViolation(error, 'passkeys_credential_id_key')) throw notVerified();
    throw error;
  }
}

function notVerified(): Refusal {
  return refuseFields({ path: '/credential', code: 'passkey_not_verified' });
}
