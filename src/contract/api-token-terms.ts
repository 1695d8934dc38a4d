import { z } from 'zod';
import { type Action, actionsOf, permissions, type Role } from '../core/permissions.ts';
import { instant } from './text.ts';

const actions = Object.keys(permissions) as [Action, ...Action[]];

/** The only acts a program is given, of those its role may do. */
export const scopes = z
  .array(z.enum(actions))
  .min(1)
  .max(actions.length)
  .nullable()
  .default(null)
  .meta({ description: 'The only acts it may do, of those its role may; null: all of them' });

/** What a program of that role can be narrowed to. */
export function scopesOf(role: Role): Action[] {
  return actionsOf(role);
}

/** For how long and for what a program gets its token. */
export const tokenTerms = {
  expiresAt: instant
    .nullable()
    .default(null)
    .meta({ description: 'Refused from then on; at most three years ahead. Null: until it is revoked' }),
  scopes,
};
