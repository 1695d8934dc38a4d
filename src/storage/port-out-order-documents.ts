import { sql } from 'kysely';
import type { Actor } from '../core/actor.ts';
import type { DocumentType } from '../core/document-type.ts';
import type { DocumentId, PortOutOrderId } from '../core/ids.ts';
import type { OrganizationTx } from './tx.ts';

/** A file beside an order, without its content. */
export interface OrderDocument {
  id: DocumentId;
  name: string;
  mediaType: DocumentType;
  sizeBytes: number;
  /** Of the content, in hexadecimal. */
  sha256: string;
  addedByKind: Actor['kind'];
  addedBy: string;
  addedAt: Date;
}

const columns = sql`id, name, media_type AS "mediaType", size_bytes AS "sizeBytes", sha256,
  added_by_kind AS "addedByKind", added_by AS "addedBy", added_at AS "addedAt"`;

type NewDocument = Omit<OrderDocument, 'sizeBytes' | 'sha256'> & { content: Uint8Array };

/** Keeps the file; its size and digest are those of what was kept. */
export async function insertOrderDocument(
  tx: OrganizationTx,
  orderId: PortOutOrderId,
  document: NewDocument,
): Promise<OrderDocument> {
  const { id, name, mediaType, addedByKind, addedBy, addedAt } = document;
  const content = Buffer.from(document.content.buffer, document.content.byteOffset, document.content.length);
  const { rows } = await sql<OrderDocument>`
    INSERT INTO port_out_order_documents (organization_id, order_id, id, name, media_type, size_bytes, sha256,
      content, added_by_kind, added_by, added_at)
    SELECT ${tx.organizationId}, ${orderId}, ${id}, ${name}, ${mediaType}, length(file.content),
      encode(sha256(file.content), 'hex'), file.content, ${addedByKind}, ${addedBy}, ${addedAt}::timestamptz
    FROM (SELECT ${content}::bytea AS content) file
    RETURNING ${columns}`.execute(tx.sql);
  const [made] = rows;
  if (!made) throw new Error('a document was kept and not returned');
  return made;
}

/** How many files the order has. */
export async function countOrderDocuments(tx: OrganizationTx, orderId: PortOutOrderId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) FROM port_out_order_documents
    WHERE organization_id = ${tx.organizationId} AND order_id = ${orderId}`.execute(tx.sql);
  return rows[0]?.count ?? 0;
}

/** Oldest first; with a kind, those that such an actor added. */
export async function listOrderDocuments(
  tx: OrganizationTx,
  orderId: PortOutOrderId,
  addedByKind: Actor['kind'] | null,
): Promise<OrderDocument[]> {
  const { rows } = await sql<OrderDocument>`
    SELECT ${columns} FROM port_out_order_documents
    WHERE organization_id = ${tx.organizationId} AND order_id = ${orderId}
      AND (${addedByKind}::text IS NULL OR added_by_kind = ${addedByKind})
    ORDER BY id`.execute(tx.sql);
  return rows;
}

export async function findOrderDocument(
  tx: OrganizationTx,
  orderId: PortOutOrderId,
  id: DocumentId,
): Promise<OrderDocument | null> {
  const { rows } = await sql<OrderDocument>`
    SELECT ${columns} FROM port_out_order_documents
    WHERE organization_id = ${tx.organizationId} AND order_id = ${orderId} AND id = ${id}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** So many bytes of a file from that place on; fewer where it ends. */
export async function readOrderDocument(
  tx: OrganizationTx,
  orderId: PortOutOrderId,
  id: DocumentId,
  part: { from: number; count: number },
): Promise<Uint8Array> {
  const { rows } = await sql<{ part: Uint8Array }>`
    SELECT substring(content FROM ${part.from + 1}::int FOR ${part.count}::int) AS part
    FROM port_out_order_documents
    WHERE organization_id = ${tx.organizationId} AND order_id = ${orderId} AND id = ${id}`.execute(tx.sql);
  const [row] = rows;
  if (!row) throw new Error('a document was found and then not');
  return row.part;
}
