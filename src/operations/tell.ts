import { newId } from '../storage/new-id.ts';
import { insertNotice, type NoticeKind } from '../storage/notices.ts';
import type { OrganizationTx } from '../storage/tx.ts';

/** Something the organization's people, and whoever else asked to be told, learn of. */
export interface News {
  kind: NoticeKind;
  /** The order it is about, if it is about one. */
  orderId: string | null;
  /** Facts its sentences are made of: never a PIN, a token or an account number in full. */
  detail: Record<string, unknown>;
  at: Date;
}

/** Tells it, in the transaction of what it tells: neither is there without the other. */
export async function tell(tx: OrganizationTx, { kind, orderId, detail, at }: News): Promise<void> {
  await insertNotice(tx, { id: newId('notice', at), kind, subjectId: orderId, detail, createdAt: at });
}
