import type { OrganizationId, UserId } from '../../core/ids.ts';
import { Refusal, refuseFields } from '../../core/refusal.ts';
import { hashToken } from '../../secrets/hash-token.ts';
import type { Secret } from '../../secrets/secret.ts';
import { appendAudit } from '../../storage/audit-entries.ts';

import { endFirstRunLinks, markSetupLinkUsed } from '../../storage/setup-links.ts';
import type { OperatorTx } from '../../storage/tx.ts';
import { activateMembership, isMemberAnywhere, setFirstPassword } from '../../storage/users.ts';
import { hashNewPassword } from '../account/new-password.ts';
import type { Context } from '../context.ts';
import { tell } from '../news/tell.ts';
import { createOperator } from '../operator/create-operator.ts';
import {
  type OpenedSession,
  openSession,
  type SessionToOpen,
  type SignInPlace,
} from '../sign-in/open-session.ts';
import { requireSecondFactor, type SecondFactor } from '../sign-in/second-factor.ts';
import { provePassword } from '../sign-in/sign-in.ts';
import { forgiveSignInTry } from '../sign-in/sign-in-throttle.ts';
import { inspectSetupLink, mustJoinByProvider } from './inspect-setup-link.ts';

export interface Redemption {
  token: Secret;
  password: Secret;
  /** The first run's link is nobody's yet: who uses it says who they are. */
  email?: string;
  name?: string;
  /** Of a person who has a password and an authenticator app. */
  secondFactor: SecondFactor;
  place: SignInPlace;
}

/**
 * Uses a one-time link and signs the person in. The link, what it does and the session are one transaction:
 * of two redemptions at once one wins and the other is refused, with nothing done.
 *
 * Refuses `setup_link_invalid`; what `hashNewPassword` does; `required` at `/email` and `/name`
 * for the first run; `sign_in_failed` when a person who has a password gives another (it is never
 * overwritten), `second_factor_required` and `second_factor_failed` when they have an authenticator app;
 * `sign_in_by_provider_only` to a person who has no password and is a member somewhere;
 * `own_provider_needed` where the invitation is taken up at the organization's provider.
 */
export async function redeemSetupLink(context: Context, redemption: Redemption): Promise<OpenedSession> {
  const link = await inspectSetupLink(context, redemption.token);
  if (link.kind === 'first_run') return redeemFirstRun(context, redemption);
  if (mustJoinByProvider(link)) throw new Refusal('own_provider_needed');
  const { organizationId, userId, email, name } = link;
  if (!organizationId || !userId || !email || !name) throw new Error('a person’s link names no person');
  const invited = { organizationId, userId, email, name };
  return link.passwordHash === null
    ? joinWithNewPassword(context, redemption, invited)
    : joinWithOwnPassword(context, redemption, invited);
}

async function redeemFirstRun(context: Context, redemption: Redemption): Promise<OpenedSession> {
  const { token, password, email, name, place } = redemption;
  if (email === undefined || name === undefined) {
    const missing = { email, name };
    const paths = (['email', 'name'] as const).filter((field) => missing[field] === undefined);
    throw refuseFields(...paths.map((field) => ({ path: `/${field}`, code: 'required' as const })));
  }
  const passwordHash = await hashNewPassword(context, password, [email, name]);
  const at = context.clock.now();
  return context.db.forOperator().transaction(async (tx) => {
    await spendLink(tx, token, at);
    const { userId } = await createOperator(tx, { email, name, passwordHash }, at);
    await endFirstRunLinks(tx, at);
    return openSession(context, tx, { userId, provedBy: 'link', place }, at);
  });
}

interface Invited {
  organizationId: OrganizationId;
  userId: UserId;
  email: string;
  name: string;
}

async function joinWithNewPassword(
  context: Context,
  { token, password, place }: Redemption,
  invited: Invited,
): Promise<OpenedSession> {
  const passwordHash = await hashNewPassword(context, password, [invited.email, invited.name]);
  const at = context.clock.now();
  return context.db.forOperator().transaction(async (tx) => {
    await spendLink(tx, token, at);
    // Set by another link meanwhile: whoever knows that password must give it.
    if (!(await setFirstPassword(tx, invited.userId, passwordHash))) throw new Refusal('sign_in_failed');
    // They sign in by a provider. A password would open all they belong to, and an invitation is anybody's to
    // make: it must not give what that provider alone may.
    if (await isMemberAnywhere(tx, invited.userId)) throw new Refusal('sign_in_by_provider_only');
    return join(context, tx, invited, { provedBy: 'link', place }, at);
  });
}

async function joinWithOwnPassword(
  context: Context,
  { token, password, secondFactor, place }: Redemption,
  invited: Invited,
): Promise<OpenedSession> {
  const signInTry = { email: invited.email, address: place.address };
  const person = await provePassword(context, signInTry, password);
  const shown = await requireSecondFactor(context, signInTry, person, secondFactor);
  const { memberships } = person;
  const isMember = memberships.some(({ organizationId }) => organizationId === invited.organizationId);
  const at = context.clock.now();
  return context.db.forOperator().transaction(async (tx) => {
    await forgiveSignInTry(tx, signInTry, at);
    await spendLink(tx, token, at);
    const by = { provedBy: 'password' as const, secondFactor: shown, place };
    return isMember
      ? openSession(context, tx, { userId: invited.userId, ...by }, at)
      : join(context, tx, invited, by, at);
  });
}

/** From here on the person is a member; before, the invitation gave them nothing. */
async function join(
  context: Context,
  tx: OperatorTx,
  invited: Invited,
  by: Pick<SessionToOpen, 'provedBy' | 'secondFactor' | 'place'>,
  at: Date,
): Promise<OpenedSession> {
  const { organizationId, userId, name } = invited;
  const own = tx.forOrganization(organizationId);
  if (!(await activateMembership(own, userId))) throw new Refusal('setup_link_invalid');
  const actor = { kind: 'user' as const, id: userId, name };
  await tell(own, { kind: 'user_joined', orderId: null, detail: { person: name }, at });
  await appendAudit(
    own,
    { actor, action: 'user.joined', subject: { kind: 'user', id: userId }, detail: {} },
    at,
  );
  return openSession(context, tx, { userId, ...by }, at);
}

async function spendLink(tx: OperatorTx, token: Secret, at: Date): Promise<void> {
  if (!(await markSetupLinkUsed(tx, hashToken(token), at))) throw new Refusal('setup_link_invalid');
}
