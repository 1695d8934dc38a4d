import type { Readable } from 'node:stream';
import { actorOf } from '../../core/actor.ts';
import { documentName } from '../../core/document-name.ts';
import { type DocumentType, documentMaxBytes, documentsMax, isOfType } from '../../core/document-type.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { newId } from '../../storage/new-id.ts';
import {
  countOrderDocuments,
  insertOrderDocument,
  type OrderDocument,
} from '../../storage/port-out-order-documents.ts';
import { findPortOutOrder } from '../../storage/port-out-orders.ts';
import type { Context } from '../context.ts';
import { readWholeFile } from '../read-whole-file.ts';
import { findVisibleOrder } from './find-visible-order.ts';

interface NewDocument {
  orderId: string;
  name: string;
  /** As it is declared; the content has to agree. */
  mediaType: DocumentType;
  file: Readable;
}

/**
 * Keeps a file beside an order. Refuses `body_too_large` over 10 MB, `file_type_mismatch` when the file is
 * not what it is declared to be, and `too_many_documents`.
 */
export async function addOrderDocument(
  context: Context,
  principal: Principal,
  { orderId, name, mediaType, file }: NewDocument,
): Promise<OrderDocument> {
  const place = await findVisibleOrder(context, principal, orderId, 'port_out_order.add_document');
  const content = await readWholeFile(file, documentMaxBytes);
  if (!isOfType(mediaType, content)) {
    throw new Refusal('file_type_mismatch', { params: { expected: mediaType } });
  }
  const actor = actorOf(principal);
  const at = context.clock.now();
  return context.db.forOrganization(place.organizationId).transaction(async (tx) => {
    // Locked, so that two at once are counted one after the other.
    if (!(await findPortOutOrder(tx, place.id, true))) throw new Refusal('not_found');
    if ((await countOrderDocuments(tx, place.id)) >= documentsMax) {
      throw new Refusal('too_many_documents', { params: { maximum: documentsMax } });
    }
    const added = await insertOrderDocument(tx, place.id, {
      id: newId('document', at),
      name: documentName(name, mediaType),
      mediaType,
      content,
      addedByKind: actor.kind,
      addedBy: actor.name,
      addedAt: at,
    });
    const subject = { kind: 'port_out_order', id: place.id };
    const { id: documentId, name: kept, sizeBytes, sha256 } = added;
    const detail = { documentId, name: kept, mediaType, sizeBytes, sha256 };
    await appendAudit(tx, { actor, action: 'port_out_order.document_added', subject, detail }, at);
    return added;
  });
}
