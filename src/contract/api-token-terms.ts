import { z } from 'zod';
import { type Action, actionsOf, type Role } from '../core/permissions.ts';
import { instant } from './text.ts';

/** The only acts a program is given, of those its role may do; it may have any of these roles. */
export function scopesFor(roles: readonly Role[]) {
  const actions = [...new Set(roles.flatMap(actionsOf))] as [Action, ...Action[]];
  return z
    .array(z.enum(actions))
    .min(1)
    .max(actions.length)
    .nullable()
    .default(null)
    .meta({ description: 'The only acts it may do, of those its role may; null: all of them' });
}

/** What a program of that role can be narrowed to. */
export function scopesOf(role: Role): Action[] {
  return actionsOf(role);
}

/** For how long and for what a program of one of these roles gets its token. */
export function tokenTermsFor(roles: readonly Role[]) {
  return {
    expiresAt: instant
      .nullable()
      .default(null)
      .meta({ description: 'Refused from then on; at most three years ahead. Null: until it is revoked' }),
    scopes: scopesFor(roles),
  };
}
