import { isForCarrier } from '../core/event-audience.ts';
import type { Id } from '../core/ids.ts';
import { insertEvent } from '../storage/events.ts';
import { newId } from '../storage/new-id.ts';
import { insertNotice, type NoticeKind } from '../storage/notices.ts';
import type { OrganizationTx } from '../storage/tx.ts';
import { queueMails } from './queue-mails.ts';
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
  await Promise.all([
    insertEvent(tx, {
      id: event.id,
      kind,
      orderId,
      isForCarrier: isForCarrier(kind, detail),
      detail,
      createdAt: at,
    }),
    // Who gets it by which channel: inside the product, by webhook, by mail.
    insertNotice(tx, { id: newId('notice', at), kind, subjectId: orderId, detail, createdAt: at }),
    queueWebhooks(tx, event),
    queueMails(tx, event),
  ]);
}
