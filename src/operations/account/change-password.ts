import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Secret } from '../../secrets/secret.ts';
import { findPerson } from '../../storage/before-tenant/people.ts';
import { endPasswordLinks } from '../../storage/password-links.ts';
import { deleteSessionsBut } from '../../storage/sessions.ts';
import { setPassword } from '../../storage/users.ts';
import type { Context } from '../context.ts';
import type { SignInPlace } from '../sign-in/open-session.ts';
import { hashNewPassword } from './new-password.ts';
import { requireOwnSignIn } from './own-sign-in.ts';
import { tellSignInChange } from './tell-sign-in-change.ts';

/**
 * Gives the signed-in person another password, and ends every other session of theirs: whoever knew the old
 * one is out. Refuses `not_found` to tokens, `step_up_required`, and as `hashNewPassword` does.
 */
export async function changePassword(
  context: Context,
  principal: Principal,
  { password, place }: { password: Secret; place: SignInPlace },
): Promise<void> {
  const oneself = await requireOwnSignIn(context, principal);
  const person = await context.db.beforeTenant((tx) => findPerson(tx, oneself.id));
  if (!person) throw new Refusal('not_signed_in');
  const passwordHash = await hashNewPassword(context, password, [person.email, person.name]);
  const at = context.clock.now();
  await context.db.forOperator().transaction(async (tx) => {
    await setPassword(tx, oneself.id, passwordHash);
    await deleteSessionsBut(tx, { userId: oneself.id, organizationId: null }, oneself.sessionId);
    await endPasswordLinks(tx, oneself.id, at);
    await tellSignInChange(context, tx, oneself, { change: 'password_changed', place }, at);
  });
}
