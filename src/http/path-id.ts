import { type Id, type IdKind, isId } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';

/** The id of that kind a path names. Refuses `not_found`: what cannot be an id names nothing. */
export function pathId<Kind extends IdKind>(kind: Kind, text: string): Id<Kind> {
  if (!isId(kind, text)) throw new Refusal('not_found');
  return text;
}
