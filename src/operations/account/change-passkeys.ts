import { actorOf } from '../../core/actor.ts';
import { requireOneself } from '../../core/fresh-proof.ts';
import type { PasskeyId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { deletePasskey, renamePasskey as rename } from '../../storage/passkeys.ts';
import type { Context } from '../context.ts';
import type { SignInPlace } from '../sign-in/open-session.ts';
import { auditPerson } from './audit-person.ts';
import { requireOwnSignIn } from './own-sign-in.ts';
import { tellSignInChange } from './tell-sign-in-change.ts';

/** Calls one of the person's own passkeys something else. Refuses `not_found`. */
export async function renamePasskey(
  context: Context,
  principal: Principal,
  { id, name }: { id: PasskeyId; name: string },
): Promise<void> {
  const { id: userId, memberships } = requireOneself(principal, { isSensitive: false });
  const at = context.clock.now();
  await context.db.forOperator().transaction(async (tx) => {
    if (!(await rename(tx, userId, id, name))) throw new Refusal('not_found');
    const act = { actor: actorOf(principal), action: 'user.passkey_renamed' as const, userId, memberships };
    await auditPerson(tx, { ...act, detail: { name } }, at);
  });
}

/** Removes one of the person's own passkeys. Refuses `step_up_required` and `not_found`. */
export async function removePasskey(
  context: Context,
  principal: Principal,
  { id, place }: { id: PasskeyId; place: SignInPlace },
): Promise<void> {
  const oneself = await requireOwnSignIn(context, principal);
  const at = context.clock.now();
  await context.db.forOperator().transaction(async (tx) => {
    const removed = await deletePasskey(tx, oneself.id, id);
    if (!removed) throw new Refusal('not_found');
    const told = { change: 'passkey_removed' as const, place, name: removed.name };
    await tellSignInChange(context, tx, oneself, told, at);
  });
}
