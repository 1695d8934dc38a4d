import type { Readable } from 'node:stream';
import { Refusal } from '../core/refusal.ts';

/**
 * All of a file as it arrives. Refuses `body_too_large` as soon as it is: what is beyond is dropped as it
 * comes, because a connection with an unread body could serve no further request. One that breaks off is
 * refused as `malformed_http`.
 */
export async function readWholeFile(file: Readable, maxBytes: number): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of file.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > maxBytes) throw new Refusal('body_too_large', { params: { limit: maxBytes } });
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('malformed_http', { internal: 'a file broke off', cause: error });
  } finally {
    file.resume();
  }
  return Buffer.concat(parts);
}
