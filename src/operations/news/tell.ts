import { isForCarrier } from '../../core/event-audience.ts';
import type { Id } from '../../core/ids.ts';
import { newsRule } from '../../core/news-kinds.ts';
import type { Role } from '../../core/permissions.ts';
import { audienceOf } from '../../storage/audience.ts';
import { insertEvent } from '../../storage/events.ts';
import { newId } from '../../storage/new-id.ts';
import type { NoticeKind } from '../../storage/notices.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import { mailedRoles, queueMails } from './queue-mails.ts';
import { queueWebhooks } from './queue-webhooks.ts';

/** Something the organization's people, and whoever else asked to be told, learn of. */
export interface News {
  kind: NoticeKind;
  /** The order it is about, if it is about one. */
  orderId: string | null;
  /** Facts its sentences are made of: never a PIN, a token or an account number in full. */
  detail: Record<string, unknown>;
  at: Date;
}

/** News with the id of the event it became. */
export interface ToldEvent extends News {
  id: Id<'event'>;
}

/**
 * Tells it, in the transaction of what it tells: neither is there without the other. To be called after the
 * order is as the news says, and last but for the audit entry: both take the lock of the record's head.
 */
export async function tell(tx: OrganizationTx, news: News): Promise<void> {
  const { kind, orderId, detail, at } = news;
  const event: ToldEvent = { ...news, id: newId('event', at) };
  const { contacts } = newsRule(kind);
  const [, audience] = await Promise.all([
    // Kept for whoever asks, and shown inside the product.
    insertEvent(tx, {
      id: event.id,
      noticeId: newId('notice', at),
      kind,
      orderId,
      isForCarrier: isForCarrier(kind, detail),
      detail,
      createdAt: at,
    }),
    audienceOf(tx, { id: event.id, kind, orderId, contacts }, Object.keys(mailedRoles) as Role[]),
  ]);
  // Sent by whichever channel each chose.
  await Promise.all([queueWebhooks(tx, event, audience.endpoints), queueMails(tx, event, audience)]);
}
