import { actorOf } from '../../core/actor.ts';
import type { OrganizationId, UserId } from '../../core/ids.ts';
import type { MailLanguage } from '../../core/mail-facts.ts';
import type { Role } from '../../core/permissions.ts';
import type { Principal } from '../../core/principal.ts';
import { refuseForNow } from '../../core/refusal.ts';
import { newOneTimeToken } from '../../secrets/one-time-token.ts';
import { Secret } from '../../secrets/secret.ts';
import { findMailedPerson } from '../../storage/mail-recipients.ts';
import { endInvitationLinks, insertSetupLink } from '../../storage/setup-links.ts';
import { countTry, throttleKey } from '../../storage/throttles.ts';
import type { OperatorTx } from '../../storage/tx.ts';
import { setInvitedUntil } from '../../storage/users.ts';
import type { Context } from '../context.ts';
import { languageOf } from '../news/queue-mails.ts';
import { queuePersonMail } from '../news/queue-person-mail.ts';
import { setupUrl } from './setup-url.ts';

const linkValidMs = 7 * 24 * 3_600_000;
/** So many invitations an hour are mailed to one person by one organization: enough to correct a role. */
const mailsMax = 5;
const hourMs = 3_600_000;

/**
 * Makes a one-time link of seven days, mails it to the person and gives it to be shown once; links before it
 * end. The mail is in the person's language or, where they have chosen none, in that of who invites. Refuses
 * `too_many_requests`: nobody's mailbox is to be filled by whoever may invite.
 */
export async function sendInvitation(
  context: Context,
  tx: OperatorTx,
  principal: Principal,
  invited: { organizationId: OrganizationId; userId: UserId; role: Role },
  at: Date,
): Promise<string> {
  const { organizationId, userId, role } = invited;
  const key = throttleKey('invitation', `${organizationId}\n${userId}`);
  const waitMs = await countTry(tx, { key, triesMax: mailsMax, windowMs: hourMs }, at);
  if (waitMs !== null) throw refuseForNow(waitMs);
  await endInvitationLinks(tx, { organizationId, userId }, at);
  const { token, hash } = newOneTimeToken();
  const expiresAt = new Date(at.getTime() + linkValidMs);
  const link = { kind: 'user' as const, organizationId, userId, tokenHash: hash };
  await insertSetupLink(tx, { ...link, createdAt: at, expiresAt });
  await setInvitedUntil(tx.forOrganization(organizationId), userId, expiresAt);
  await queuePersonMail(context, tx, {
    userId,
    organizationId,
    fallbackLanguage: await languageOfInviter(tx, principal),
    detail: { kind: 'invitation', role, by: actorOf(principal).name, expiresAt: expiresAt.toISOString() },
    token: Secret.of(token),
    at,
  });
  return setupUrl(context.baseUrl, token);
}

async function languageOfInviter(tx: OperatorTx, principal: Principal): Promise<MailLanguage> {
  const inviter = principal.kind === 'user' ? await findMailedPerson(tx, principal.id) : null;
  return languageOf(inviter?.language ?? null);
}
