import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../../core/refusal.ts';
import { hashToken } from '../../secrets/hash-token.ts';
import type { Secret } from '../../secrets/secret.ts';
import { findPersonByEmail, type Person } from '../../storage/before-tenant/people.ts';
import { deleteSession } from '../../storage/sessions.ts';
import { auditPerson } from '../account/audit-person.ts';
import type { Context } from '../context.ts';
import { auditSignInFailure } from './audit-sign-in-failure.ts';
import { type OpenedSession, openSession, placeDetail, type SignInPlace } from './open-session.ts';
import { requireSecondFactor, type SecondFactor } from './second-factor.ts';
import { countSignInTry, forgiveSignInTry, type SignInTry } from './sign-in-throttle.ts';

/**
 * A wrong password is answered after this long: more than the work takes. Only a known person's is put on
 * record, and that must not be heard.
 */
const wrongMs = 200;

export interface SignInInput {
  email: string;
  password: Secret;
  secondFactor: SecondFactor;
  place: SignInPlace;
  /** Of the session the browser had: it ends with the sign-in, whoever's it was. */
  previousToken: string | null;
}

/**
 * Signs a person in with their password, and a code where they have an authenticator app. Refuses
 * `sign_in_failed` alike, and after the same time, for a wrong password and an unknown address;
 * `second_factor_required` and `second_factor_failed` only after a right password; `sign_in_throttled`;
 * `temporarily_unavailable` when too many passwords are being checked.
 */
export async function signIn(context: Context, input: SignInInput): Promise<OpenedSession> {
  const { email, place } = input;
  const signInTry = { email, address: place.address };
  const person = await provePassword(context, signInTry, input.password);
  const secondFactor = await requireSecondFactor(context, signInTry, person, input.secondFactor);
  const at = context.clock.now();
  return context.db.forOperator().transaction(async (tx) => {
    await forgiveSignInTry(tx, signInTry, at);
    if (input.previousToken !== null) await deleteSession(tx, hashToken(input.previousToken));
    const { id: userId, name, memberships } = person;
    const actor = { kind: 'user' as const, id: userId, name };
    const detail = { ...placeDetail(place), provedBy: 'password', ...(secondFactor && { secondFactor }) };
    await auditPerson(tx, { actor, action: 'user.signed_in', userId, memberships, detail }, at);
    return openSession(context, tx, { userId, provedBy: 'password', secondFactor, place }, at);
  });
}

/** The person whose password it is. Counts the try first, so that a crash cannot make guesses free. */
export async function provePassword(
  context: Context,
  signInTry: SignInTry,
  password: Secret,
): Promise<Person> {
  const longEnough = sleep(wrongMs, undefined, { ref: false });
  await countSignInTry(context, signInTry);
  const person = await context.db.beforeTenant((tx) => findPersonByEmail(tx, signInTry.email));
  const isRight = await context.passwordHasher.verify(password, person?.passwordHash ?? null);
  if (person && isRight) return person;
  if (person) await auditSignInFailure(context, person, signInTry.address, 'password');
  await longEnough;
  throw new Refusal('sign_in_failed');
}
