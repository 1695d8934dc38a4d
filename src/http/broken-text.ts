import type { FieldError } from '../core/refusal.ts';

/** Kept out of the database by being hashed, and answered with a code of their own. */
const hashedFields = new Set(['pin', 'password']);

/**
 * The fields whose text holds a NUL character or half a surrogate pair: PostgreSQL cannot store the one and
 * UTF-8 cannot write the other, so no such text goes any further, whatever the contract says of the field.
 */
export function brokenTextErrors(value: unknown, path = ''): FieldError[] {
  if (typeof value === 'string') {
    return value.isWellFormed() && !value.includes('\0') ? [] : [{ path, code: 'invalid_text' }];
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    hashedFields.has(key) ? [] : brokenTextErrors(inner, `${path}/${key}`),
  );
}
