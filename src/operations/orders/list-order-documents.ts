import { isId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import {
  findOrderDocument,
  listOrderDocuments as list,
  type OrderDocument,
  readOrderDocument,
} from '../../storage/port-out-order-documents.ts';
import type { Context } from '../context.ts';
import { findVisibleOrder } from './find-visible-order.ts';

/** Read in pieces, so that a large file takes little room, however many read at once. */
const partBytes = 512 * 1024;

/** The files beside an order, oldest first. A carrier sees its own. */
export async function listOrderDocuments(
  context: Context,
  principal: Principal,
  orderId: string,
): Promise<OrderDocument[]> {
  const place = await findVisibleOrder(context, principal, orderId, 'port_out_order.read');
  const ofKind = principal.kind === 'carrier' ? 'carrier' : null;
  return context.db.forOrganization(place.organizationId).read((tx) => list(tx, place.id, ofKind));
}

/** A file and its content, read as it is written out. */
export interface OpenDocument {
  document: OrderDocument;
  content: AsyncIterable<Uint8Array>;
}

/** One file beside an order, to be read. A carrier's that is not its own is refused like a missing one. */
export async function openOrderDocument(
  context: Context,
  principal: Principal,
  orderId: string,
  documentId: string,
): Promise<OpenDocument> {
  const place = await findVisibleOrder(context, principal, orderId, 'port_out_order.read');
  const handle = context.db.forOrganization(place.organizationId);
  const document = isId('document', documentId)
    ? await handle.read((tx) => findOrderDocument(tx, place.id, documentId))
    : null;
  if (!document) throw new Refusal('not_found');
  if (principal.kind === 'carrier' && document.addedByKind !== 'carrier') throw new Refusal('not_found');
  async function* parts({ id, sizeBytes }: OrderDocument): AsyncIterable<Uint8Array> {
    for (let from = 0; from < sizeBytes; from += partBytes) {
      yield await handle.read((tx) => readOrderDocument(tx, place.id, id, { from, count: partBytes }));
    }
  }
  return { document, content: parts(document) };
}
