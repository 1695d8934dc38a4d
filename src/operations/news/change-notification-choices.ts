import { actorOf } from '../../core/actor.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { MailLanguage } from '../../core/mail-facts.ts';
import { type NewsKind, newsRule } from '../../core/news-kinds.ts';
import type { Principal } from '../../core/principal.ts';
import { refuseFields } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { putNotificationChoice, setUserLanguage } from '../../storage/notification-choices.ts';
import type { Context } from '../context.ts';
import {
  type NotificationChoices,
  readNotificationChoices,
  requireMailedPerson,
} from './get-notification-choices.ts';

export interface ChosenNotifications {
  organizationId: OrganizationId;
  /** For mails from every organization the person belongs to. */
  language?: MailLanguage | undefined;
  choices: readonly { kind: NewsKind; isMailed: boolean }[];
}

/**
 * Changes what the signed-in person is mailed; kinds not named stay. On record, because whoever silences an
 * admin's mail hides what comes after. Refuses `always_mailed` for what nobody may switch off.
 */
export async function changeNotificationChoices(
  context: Context,
  principal: Principal,
  { organizationId, language, choices }: ChosenNotifications,
): Promise<NotificationChoices> {
  const userId = requireMailedPerson(principal, organizationId);
  const locked = choices.flatMap(({ kind, isMailed }, index) =>
    !isMailed && newsRule(kind).isAlwaysMailed
      ? [{ path: `/choices/${index}/isMailed`, code: 'always_mailed' as const }]
      : [],
  );
  if (locked.length > 0) throw refuseFields(...locked);
  const at = context.clock.now();
  return context.db.forOperator().transaction(async (operatorTx) => {
    const tx = operatorTx.forOrganization(organizationId);
    const before = await readNotificationChoices(tx, userId);
    if (language !== undefined) await setUserLanguage(operatorTx, userId, language);
    for (const choice of choices) await putNotificationChoice(tx, userId, choice, at);
    const after = await readNotificationChoices(tx, userId);
    const detail = changesBetween(before, after);
    if (Object.keys(detail).length > 0) {
      const subject = { kind: 'user', id: userId };
      const fact = { actor: actorOf(principal), action: 'notification_choices.changed', subject, detail };
      await appendAudit(tx, fact, at);
    }
    return after;
  });
}

function changesBetween(before: NotificationChoices, after: NotificationChoices): Record<string, unknown> {
  const was = new Map(before.items.map(({ kind, isMailed }) => [kind, isMailed]));
  const changed = after.items.filter(({ kind, isMailed }) => was.get(kind) !== isMailed);
  return {
    ...(before.language !== after.language && { language: after.language }),
    ...(changed.length > 0 && {
      mailed: changed.filter(({ isMailed }) => isMailed).map(({ kind }) => kind),
      notMailed: changed.filter(({ isMailed }) => !isMailed).map(({ kind }) => kind),
    }),
  };
}
