import type { z } from 'zod';
import type { orderDocument } from '../../contract/order-documents.ts';
import { documentTypes } from '../../core/document-type.ts';
import type { Context } from '../../operations/context.ts';
import { addOrderDocument } from '../../operations/orders/add-order-document.ts';
import { listOrderDocuments, openOrderDocument } from '../../operations/orders/list-order-documents.ts';
import type { OrderDocument } from '../../storage/port-out-order-documents.ts';
import { attachment } from '../attachment.ts';
import type { Handlers } from '../call.ts';
import { mediaTypeOf } from '../request-body.ts';
import { filePolicy } from '../security-headers.ts';

type Routes = 'listOrderDocuments' | 'addOrderDocument' | 'getOrderDocument';

export function orderDocumentHandlers(context: Context): Handlers<Routes> {
  return {
    listOrderDocuments: async ({ principal, params }) => {
      const documents = await listOrderDocuments(context, principal, params.id);
      return { items: documents.map(presentDocument), nextCursor: null };
    },
    addOrderDocument: async ({ principal, params, query, body, request }) => {
      const declared = mediaTypeOf(request);
      const mediaType = documentTypes.find((type) => type === declared);
      if (!mediaType) throw new Error('a body of a type that the route does not take was let in');
      const input = { orderId: params.id, name: query.name, mediaType, file: body };
      return presentDocument(await addOrderDocument(context, principal, input));
    },
    getOrderDocument: async ({ principal, params, reply }) => {
      const opened = await openOrderDocument(context, principal, params.id, params.document);
      const { name, mediaType, sizeBytes } = opened.document;
      reply
        .type(mediaType)
        .header('content-length', sizeBytes)
        .header('content-disposition', attachment(name))
        .header('content-security-policy', filePolicy);
      return opened.content;
    },
  };
}

function presentDocument(document: OrderDocument): z.input<typeof orderDocument> {
  const { addedByKind: kind, addedBy: name, addedAt, ...rest } = document;
  return { ...rest, addedBy: { kind, name }, addedAt: addedAt.toISOString() };
}
