import { randomBytes } from 'node:crypto';
import { type Id, type IdKind, makeId } from '../core/ids.ts';

/** A new id of that kind, ordered by the given instant. */
export function newId<Kind extends IdKind>(kind: Kind, at: Date): Id<Kind> {
  return makeId(kind, at.getTime(), randomBytes(10));
}
