import type { UserIdentityId } from '../../core/ids.ts';
import { isLastWayIn } from '../../core/last-way-in.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { endSessionsOfIdentity } from '../../storage/sessions.ts';
import { listLinkedIdentities, unlinkUserIdentity } from '../../storage/user-identities.ts';
import { lockOwnSignIn } from '../../storage/users.ts';
import type { Context } from '../context.ts';
import type { SignInPlace } from '../sign-in/open-session.ts';
import { isInReach, requireSignInChange } from './own-sign-in.ts';
import { tellSignInChange } from './tell-sign-in-change.ts';

/**
 * Unlinks one of the person's own accounts at providers: it is theirs no more, and every session it opened
 * ends, the one that asks among them. In a session of a provider only accounts of its organization are in
 * reach. Refuses `step_up_required`, `not_found`, and `last_way_in` where nothing else lets them into the
 * organization. On record in that organization alone.
 */
export async function unlinkIdentity(
  context: Context,
  principal: Principal,
  { id, place }: { id: UserIdentityId; place: SignInPlace },
): Promise<void> {
  const { oneself, providerOf } = await requireSignInChange(context, principal);
  const at = context.clock.now();
  await context.db.forOperator().transaction(async (tx) => {
    // Locks the person: of two accounts unlinked at once the later sees that the earlier is gone.
    const { isSet } = await lockOwnSignIn(tx, oneself.id);
    const all = await listLinkedIdentities(tx, oneself.id);
    const one = all.find((linked) => linked.id === id);
    if (!one || !isInReach(one, providerOf)) throw new Refusal('not_found');
    const { organizationId, organizationName, providerName: name } = one;
    if (isLastWayIn(one, all, isSet)) {
      throw new Refusal('last_way_in', { params: { organization: organizationName } });
    }
    const key = await unlinkUserIdentity(tx.forOrganization(organizationId), id, at);
    if (!key) throw new Error('an account at a provider that is linked and not');
    await endSessionsOfIdentity(tx, { organizationId, ...key });
    const told = { change: 'identity_unlinked' as const, place, name, organizationId };
    await tellSignInChange(context, tx, oneself, told, at);
  });
}
