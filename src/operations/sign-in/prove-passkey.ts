import { Refusal } from '../../core/refusal.ts';
import {
  challengeOf,
  type PasskeyAssertion,
  type RelyingParty,
  verifyPasskey,
} from '../../secrets/passkeys.ts';
import { findPerson, type Person } from '../../storage/before-tenant/people.ts';
import { type ChallengeUse, takePasskeyChallenge } from '../../storage/passkey-challenges.ts';
import { findPasskey, markPasskeyUsed, type Passkey } from '../../storage/passkeys.ts';
import type { Context } from '../context.ts';
import { auditSignInFailure } from './audit-sign-in-failure.ts';

export interface ShownPasskey {
  credential: PasskeyAssertion;
  relyingParty: RelyingParty;
  address: string;
}

/**
 * The person whose passkey signed the challenge. It is both factors: the authenticator is had, and it has
 * verified its person. The challenge is gone whatever becomes of it. Refuses `passkey_refused` alike for
 * every fault; a passkey that has not signed more often than before is a copy, and refused too.
 */
export async function provePasskey(
  context: Context,
  use: ChallengeUse,
  { credential, relyingParty, address }: ShownPasskey,
): Promise<Person> {
  const signed = challengeOf(credential);
  if (!signed) throw refused('no challenge');
  const passkey = await takeChallenge(context, use, signed.hash, credential.id);
  const person = await context.db.beforeTenant((tx) => findPerson(tx, passkey.userId));
  if (!person) throw refused('nobody has it');
  const proof = await verifyPasskey(credential, passkey, { relyingParty, challenge: signed.challenge });
  const at = context.clock.now();
  const isNew =
    proof !== null &&
    (await context.db
      .forOperator()
      .transaction((tx) => markPasskeyUsed(tx, passkey.id, { counter: proof.counter, at })));
  if (isNew) return person;
  await auditSignInFailure(context, person, address, 'passkey');
  throw refused(proof === null ? 'not verified' : 'it has signed before: a copy');
}

async function takeChallenge(
  context: Context,
  use: ChallengeUse,
  hash: string,
  credentialId: string,
): Promise<Passkey> {
  const at = context.clock.now();
  const [isOurs, passkey] = await context.db
    .forOperator()
    .transaction(async (tx) => [
      await takePasskeyChallenge(tx, hash, use, at),
      await findPasskey(tx, credentialId),
    ]);
  if (!isOurs) throw refused('the challenge is none of ours');
  const isTheirs = passkey && (use.userId === null || passkey.userId === use.userId);
  if (!isTheirs) throw refused('not known');
  return passkey;
}

function refused(internal: string): Refusal {
  return new Refusal('passkey_refused', { internal });
}
