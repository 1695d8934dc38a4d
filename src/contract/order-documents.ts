import { z } from 'zod';
import { documentMaxBytes, documentTypes } from '../core/document-type.ts';
import { route } from './route.ts';
import { instant } from './text.ts';

const orderParams = z.object({ id: z.string().max(60) });

/** What a document may be: also what a page offers to choose. */
export const documentMediaType = z.enum(documentTypes);

export const orderDocument = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: documentMediaType,
  sizeBytes: z.number(),
  sha256: z.string(),
  addedBy: z.object({ kind: z.enum(['user', 'token', 'carrier', 'system']), name: z.string() }),
  addedAt: instant,
});

export const orderDocumentRoutes = {
  listOrderDocuments: route({
    method: 'GET',
    path: '/port-out-orders/:id/documents',
    summary: 'Files beside an order, oldest first; a carrier sees its own',
    access: 'port_out_order.read',
    params: orderParams,
    answerStatus: 200,
    answer: z.object({ items: z.array(orderDocument), nextCursor: z.null() }),
  }),
  addOrderDocument: route({
    method: 'POST',
    path: '/port-out-orders/:id/documents',
    summary: `Keep a file beside an order, at most ${documentMaxBytes / 1024 / 1024} MB`,
    access: 'port_out_order.add_document',
    params: orderParams,
    query: z.strictObject({ name: z.string().min(1).max(255) }),
    bodyTypes: ['application/pdf', 'image/png', 'image/jpeg'],
    answerStatus: 201,
    answer: orderDocument,
  }),
  getOrderDocument: route({
    method: 'GET',
    path: '/port-out-orders/:id/documents/:document',
    summary: 'One file, to be saved',
    access: 'port_out_order.read',
    params: z.object({ id: z.string().max(60), document: z.string().max(60) }),
    answerStatus: 200,
    answerType: 'application/octet-stream',
  }),
} as const;
