import { actionsOf, type Role } from './permissions.ts';
import type { Principal, Scopes } from './principal.ts';
import { type FieldError, Refusal } from './refusal.ts';

/** How long a program may use its token, and for what. */
export interface TokenTerms {
  /** Null: until it is revoked. */
  expiresAt: Date | null;
  /** Null: everything its role may do. */
  scopes: Scopes;
}

const dayMs = 24 * 3_600_000;

/** A token that ends may be made for at most this long: three years. */
export const tokenLifeDaysMax = 3 * 365;

/** Admins are told this long before a token ends. */
export const expiryNoticeMs = 7 * dayMs;

/** Refuses `invalid_request` where the end is not ahead, or a scope is none of what the role may do. */
export function requireTokenTerms(role: Role, { expiresAt, scopes }: TokenTerms, now: Date): void {
  const errors = [...endErrors(expiresAt, now), ...scopeErrors(role, scopes)];
  if (errors.length > 0) throw new Refusal('invalid_request', { errors });
}

function endErrors(expiresAt: Date | null, now: Date): FieldError[] {
  if (expiresAt === null) return [];
  const path = '/expiresAt';
  if (expiresAt <= now) return [{ path, code: 'not_in_the_future' }];
  const isTooFar = expiresAt.getTime() - now.getTime() > tokenLifeDaysMax * dayMs;
  return isTooFar ? [{ path, code: 'too_far_ahead', params: { maximum: tokenLifeDaysMax } }] : [];
}

function scopeErrors(role: Role, scopes: Scopes): FieldError[] {
  const mayDo = actionsOf(role);
  return (scopes ?? []).flatMap((scope, index): FieldError[] =>
    mayDo.includes(scope)
      ? []
      : [{ path: `/scopes/${index}`, code: 'invalid_value', params: { expected: mayDo.join(', ') } }],
  );
}

/**
 * Refuses `not_permitted` when a program would give another what it was not given itself: other acts, or a
 * longer life. Else a token that was taken would outlive its end.
 */
export function requireNoWiderTerms(principal: Principal, asked: TokenTerms): void {
  if (principal.kind !== 'token') return;
  const isWithin = isNoLonger(asked.expiresAt, principal.expiresAt ?? null);
  if (isWithin && isNoWider(asked.scopes, principal.scopes)) return;
  throw new Refusal('not_permitted', { internal: 'a token would give more than it has' });
}

/**
 * Refuses `not_permitted` when a program that was narrowed would let in somebody who may do more than it: it
 * could else invite an owner whose link it is given.
 */
export function requireNoWiderRole(principal: Principal, role: Role): void {
  if (principal.kind !== 'token' || isNoWider(actionsOf(role), principal.scopes)) return;
  throw new Refusal('not_permitted', { internal: 'a token would let in somebody who may more than it' });
}

function isNoLonger(asked: Date | null, own: Date | null): boolean {
  return own === null || (asked !== null && asked <= own);
}

function isNoWider(asked: Scopes, own: Scopes): boolean {
  return own === null || (asked?.every((scope) => own.includes(scope)) ?? false);
}
