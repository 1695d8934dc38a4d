import { requirePermission } from '../../core/access.ts';
import type { OrganizationId, UserId } from '../../core/ids.ts';
import type { MailLanguage } from '../../core/mail-facts.ts';
import { type NewsKind, type NewsRule, newsKinds, newsRule } from '../../core/news-kinds.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { findUserLanguage, listNotificationChoices } from '../../storage/notification-choices.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { languageOf } from './queue-mails.ts';

export interface NotificationChoices {
  language: MailLanguage;
  items: { kind: NewsKind; isMailed: boolean; isAlwaysMailed: boolean; severity: NewsRule['severity'] }[];
}

/** What is mailed to the signed-in person by this organization, and in which language. */
export async function getNotificationChoices(
  context: Context,
  principal: Principal,
  organizationId: OrganizationId,
): Promise<NotificationChoices> {
  const userId = requireMailedPerson(principal, organizationId);
  return context.db.forOrganization(organizationId).read((tx) => readNotificationChoices(tx, userId));
}

/**
 * The person, who must be somebody this organization writes to. Refuses `not_permitted` to tokens, and to the
 * operator's people about organizations that are not their own: neither gets mail from there.
 */
export function requireMailedPerson(principal: Principal, organizationId: OrganizationId): UserId {
  requirePermission(principal, organizationId, 'notification_choice.change');
  const isOwn =
    principal.kind === 'user' &&
    principal.memberships.some((membership) => membership.organizationId === organizationId);
  if (!isOwn) throw new Refusal('not_permitted');
  return principal.id;
}

export async function readNotificationChoices(
  tx: OrganizationTx,
  userId: UserId,
): Promise<NotificationChoices> {
  const chosen = new Map(
    (await listNotificationChoices(tx, userId)).map(({ kind, isMailed }) => [kind, isMailed]),
  );
  const items = (Object.keys(newsKinds) as NewsKind[]).map((kind) => {
    const { isMailed, isAlwaysMailed = false, severity } = newsRule(kind);
    return { kind, isMailed: isAlwaysMailed || (chosen.get(kind) ?? isMailed), isAlwaysMailed, severity };
  });
  return { language: languageOf(await findUserLanguage(tx, userId)), items };
}
