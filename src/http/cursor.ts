import { refuseFields } from '../core/refusal.ts';

/** Where the next page starts: opaque to clients, the last key of this one to us. */
export function cursorOf(key: string): string {
  return Buffer.from(key, 'utf8').toString('base64url');
}

/**
 * The key a cursor was made of, or null without a cursor. Refuses at `/cursor` what was never one of ours.
 */
export function cursorKey(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const key = Buffer.from(cursor, 'base64url').toString('utf8');
  // Keys of ours are printable; a NUL would be refused by the database only, as a fault.
  if (!/^[\x20-\x7e]+$/.test(key) || cursorOf(key) !== cursor) {
    throw refuseFields({ path: '/cursor', code: 'invalid_format' });
  }
  return key;
}

/** A page of a list of which one more than `limit` was asked for, to see whether more follow. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string,
  present: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(present),
    nextCursor: rows.length > limit && last !== undefined ? cursorOf(keyOf(last)) : null,
  };
}
