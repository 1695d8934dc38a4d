import { requireOneself } from '../../core/fresh-proof.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import type { PasskeyAssertion, RelyingParty } from '../../secrets/passkeys.ts';
import type { Secret } from '../../secrets/secret.ts';
import { findPerson, type Person } from '../../storage/before-tenant/people.ts';
import type { Context } from '../context.ts';
import type { OpenedSession } from './open-session.ts';
import { provePasskey } from './prove-passkey.ts';
import { renewProof } from './renew-proof.ts';
import { requireSecondFactor } from './second-factor.ts';
import { provePassword } from './sign-in.ts';
import { countSignInTry, forgiveSignInTry, type SignInTry, takeBackSignInTry } from './sign-in-throttle.ts';

/** What somebody shows to prove once more who they are. */
export type Proof =
  | { method: 'password'; password: Secret }
  | { method: 'totp'; code: Secret }
  | { method: 'passkey'; credential: PasskeyAssertion; relyingParty: RelyingParty };

/**
 * Step-up: a person shows anew who they are, and may then do for ten minutes what asks for it. The session
 * goes on under a new token; the old one is worth nothing from then on.
 *
 * Refuses `not_found` to API tokens, which have no session; `sign_in_failed`, `second_factor_failed` and
 * `passkey_refused`; `sign_in_throttled`, counted together with sign-in, or this would be the place to guess
 * at.
 */
export async function proveAgain(
  context: Context,
  principal: Principal,
  { proof, address }: { proof: Proof; address: string },
): Promise<OpenedSession> {
  const oneself = requireOneself(principal, { isSensitive: false });
  const person = await context.db.beforeTenant((tx) => findPerson(tx, oneself.id));
  if (!person) throw new Refusal('not_signed_in');
  const signInTry = { email: person.email, address };
  await requireProof(context, person, signInTry, proof);
  const at = context.clock.now();
  return context.db.forOperator().transaction(async (tx) => {
    // A password alone clears no counts: with it and any session codes could be guessed without end.
    if (proof.method === 'password') await takeBackSignInTry(tx, signInTry);
    else await forgiveSignInTry(tx, signInTry, at);
    return renewProof(tx, oneself, { provedBy: proof.method, detail: { address } }, at);
  });
}

async function requireProof(
  context: Context,
  person: Person,
  signInTry: SignInTry,
  proof: Proof,
): Promise<void> {
  switch (proof.method) {
    case 'password':
      await provePassword(context, signInTry, proof.password);
      return;
    case 'totp': {
      await countSignInTry(context, signInTry);
      const shown = { code: proof.code, recoveryCode: null };
      // Who has no app has no code either.
      if ((await requireSecondFactor(context, signInTry, person, shown)) === null) {
        throw new Refusal('second_factor_failed');
      }
      return;
    }
    case 'passkey': {
      const use = { purpose: 'prove', userId: person.id } as const;
      await provePasskey(context, use, { ...proof, address: signInTry.address });
    }
  }
}
