import type { OrganizationId, UserId } from '../../core/ids.ts';
import { Refusal } from '../../core/refusal.ts';
import { hashToken } from '../../secrets/hash-token.ts';
import type { Secret } from '../../secrets/secret.ts';
import { type FoundPasswordLink, findPasswordLink } from '../../storage/before-tenant/links.ts';
import { findPerson, type Person } from '../../storage/before-tenant/people.ts';
import { findOperatorId } from '../../storage/organizations.ts';
import { deletePasskeys } from '../../storage/passkeys.ts';
import { endPasswordLinks, markPasswordLinkUsed } from '../../storage/password-links.ts';
import { replaceRecoveryCodes } from '../../storage/recovery-codes.ts';
import { deleteSessionsOf } from '../../storage/sessions.ts';
import { deleteTotpSecret } from '../../storage/totp-secrets.ts';
import type { OperatorTx } from '../../storage/tx.ts';
import { restoreMembership, setPassword } from '../../storage/users.ts';
import type { Context } from '../context.ts';
import { queuePersonMail } from '../news/queue-person-mail.ts';
import { askedFrom, placeDetail, type SignInPlace } from '../sign-in/open-session.ts';
import { auditPerson } from './audit-person.ts';
import { hashNewPassword } from './new-password.ts';

/** Whose password a link sets, without using it. Refuses `setup_link_invalid` alike for every dead one. */
export async function inspectPasswordLink(context: Context, token: Secret): Promise<FoundPasswordLink> {
  const now = context.clock.now();
  const link = await context.db.beforeTenant((tx) => findPasswordLink(tx, hashToken(token), now));
  if (!link) throw new Refusal('setup_link_invalid');
  return link;
}

/**
 * Sets a new password by a one-time link and ends every session of the person; they then sign in with it.
 * Passkeys go as well: whoever knew the old password may have left one, also before the mailbox's owner ever
 * came here. A mailed link leaves the authenticator app: a mailbox is not enough to be somebody. One of the
 * host takes it away too, and may make the account an operator administrator's again.
 *
 * Refuses `setup_link_invalid` and as `hashNewPassword` does.
 */
export async function redeemPasswordLink(
  context: Context,
  { token, password, place }: { token: Secret; password: Secret; place: SignInPlace },
): Promise<void> {
  const link = await inspectPasswordLink(context, token);
  const person = await context.db.beforeTenant((tx) => findPerson(tx, link.userId));
  if (!person) throw new Refusal('setup_link_invalid');
  const passwordHash = await hashNewPassword(context, password, [link.email, link.name]);
  const at = context.clock.now();
  await context.db.forOperator().transaction(async (tx) => {
    if (!(await markPasswordLinkUsed(tx, hashToken(token), at))) throw new Refusal('setup_link_invalid');
    await endPasswordLinks(tx, person.id, at);
    await setPassword(tx, person.id, passwordHash);
    await deleteSessionsOf(tx, person.id);
    await deletePasskeys(tx, person.id);
    const isOfHost = link.kind !== 'reset';
    if (isOfHost) await takeAppAway(tx, person.id);
    const restoredTo = link.kind === 'recovery' ? await restoreOperator(tx, person.id) : null;
    await tellNewPassword(context, tx, { person, isOfHost, restoredTo, place }, at);
  });
}

async function takeAppAway(tx: OperatorTx, userId: UserId): Promise<void> {
  await deleteTotpSecret(tx, userId);
  await replaceRecoveryCodes(tx, userId, []);
}

/** Makes somebody of the operator its administrator again; gives the operator's organization. */
async function restoreOperator(tx: OperatorTx, userId: UserId): Promise<OrganizationId> {
  const operatorId = await findOperatorId(tx);
  const isBack =
    operatorId && (await restoreMembership(tx.forOrganization(operatorId), userId, 'operator_admin'));
  if (!isBack) throw new Refusal('setup_link_invalid');
  return operatorId;
}

async function tellNewPassword(
  context: Context,
  tx: OperatorTx,
  told: { person: Person; isOfHost: boolean; restoredTo: OrganizationId | null; place: SignInPlace },
  at: Date,
): Promise<void> {
  const { person, isOfHost, restoredTo, place } = told;
  const { id: userId, name } = person;
  const others = person.memberships.filter(({ organizationId }) => organizationId !== restoredTo);
  await auditPerson(
    tx,
    {
      actor: { kind: 'user', id: userId, name },
      action: isOfHost ? 'user.recovered' : 'user.password_reset',
      userId,
      memberships: restoredTo === null ? others : [...others, { organizationId: restoredTo }],
      detail: placeDetail(place),
    },
    at,
  );
  const change = isOfHost ? ('recovered_by_operator' as const) : ('password_changed' as const);
  const detail = { kind: 'account_changed' as const, change, ...askedFrom(place) };
  await queuePersonMail(context, tx, { userId, fallbackLanguage: place.language, detail, at });
}
