import { actorOf } from '../../core/actor.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { AccountChange } from '../../core/person-mail.ts';
import type { Principal } from '../../core/principal.ts';
import type { OperatorTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { queuePersonMail } from '../news/queue-person-mail.ts';
import { askedFrom, placeDetail, type SignInPlace } from '../sign-in/open-session.ts';
import { auditPerson, type PersonsAction } from './audit-person.ts';

/** What each change to how somebody signs in is called in the record. */
const actions: Readonly<Record<Exclude<AccountChange, 'recovered_by_operator'>, PersonsAction>> = {
  password_changed: 'user.password_changed',
  passkey_added: 'user.passkey_added',
  passkey_removed: 'user.passkey_removed',
  identity_unlinked: 'user.identity_unlinked',
  totp_on: 'user.totp_on',
  totp_off: 'user.totp_off',
  recovery_codes_renewed: 'user.recovery_codes_renewed',
};

/**
 * Puts a change to how a person signs in on record and mails it to them, in the change's transaction. It is
 * on record wherever they may act, or in `organizationId` alone where it is of one organization.
 */
export async function tellSignInChange(
  context: Context,
  tx: OperatorTx,
  principal: Extract<Principal, { kind: 'user' }>,
  told: { change: keyof typeof actions; place: SignInPlace; name?: string; organizationId?: OrganizationId },
  at: Date,
): Promise<void> {
  const { id: userId } = principal;
  const { change, place, name, organizationId } = told;
  const memberships = organizationId === undefined ? principal.memberships : [{ organizationId }];
  const detail = { ...placeDetail(place), ...(name !== undefined && { name }) };
  const act = { actor: actorOf(principal), action: actions[change], userId, memberships, detail };
  await auditPerson(tx, act, at);
  const mailed = { kind: 'account_changed' as const, change, ...askedFrom(place) };
  await queuePersonMail(context, tx, { userId, fallbackLanguage: place.language, detail: mailed, at });
}
