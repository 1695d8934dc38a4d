import { systemActor } from '../core/actor.ts';
import { Refusal } from '../core/refusal.ts';
import { hashToken } from '../secrets/hash-token.ts';
import type { Secret } from '../secrets/secret.ts';
import { findPersonByEmail, type Person } from '../storage/before-tenant.ts';
import { deleteSession } from '../storage/sessions.ts';
import { auditPerson } from './audit-person.ts';
import type { Context } from './context.ts';
import { type OpenedSession, openSession, type SignInPlace } from './open-session.ts';
import { countSignInTry, forgiveSignInTry, type SignInTry } from './sign-in-throttle.ts';

export interface SignInInput extends SignInTry, SignInPlace {
  password: Secret;
  /** Of the session the browser had: it ends with the sign-in, whoever's it was. */
  previousToken: string | null;
}

/**
 * Signs a person in with their password. Refuses `sign_in_failed` alike, and after the same time, for a
 * wrong password and an unknown address; `too_many_requests`; `temporarily_unavailable` when too many
 * passwords are being checked.
 */
export async function signIn(context: Context, input: SignInInput): Promise<OpenedSession> {
  const person = await provePassword(context, input, input.password);
  const at = context.clock.now();
  return context.db.forOperator().transaction(async (tx) => {
    await forgiveSignInTry(tx, input, at);
    if (input.previousToken !== null) await deleteSession(tx, hashToken(input.previousToken));
    const { id: userId, name, memberships } = person;
    const actor = { kind: 'user' as const, id: userId, name };
    const { address, userAgent } = input;
    const detail = { address, provedBy: 'password' };
    await auditPerson(tx, { actor, action: 'user.signed_in', userId, memberships, detail }, at);
    return openSession(tx, { userId, provedBy: 'password', place: { address, userAgent } }, at);
  });
}

/** The person whose password it is. Counts the try first, so that a crash cannot make guesses free. */
export async function provePassword(
  context: Context,
  signInTry: SignInTry,
  password: Secret,
): Promise<Person> {
  await countSignInTry(context, signInTry);
  const person = await context.db.beforeTenant((tx) => findPersonByEmail(tx, signInTry.email));
  const isRight = await context.passwordHasher.verify(password, person?.passwordHash ?? null);
  if (person && isRight) return person;
  if (person) await auditFailure(context, person, signInTry.address);
  throw new Refusal('sign_in_failed');
}

async function auditFailure(context: Context, person: Person, address: string): Promise<void> {
  const { id: userId, memberships } = person;
  const failure = {
    actor: systemActor,
    action: 'user.sign_in_failed' as const,
    userId,
    memberships,
    detail: { address },
  };
  const at = context.clock.now();
  await context.db.forOperator().transaction((tx) => auditPerson(tx, failure, at));
}
