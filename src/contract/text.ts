import { z } from 'zod';

// Strict CSP forbids zod's compiled validators in the browser; the interpreted ones answer the same.
z.config({ jitless: true });

/** Also the invisible marks that turn the direction of what follows: they make a text read as another. */
const controlCharacter = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

/**
 * Human text of at most `maxLength` characters: well-formed Unicode without control characters, not blank.
 * NUL bytes and lone surrogates would be lost or refused on the way to the database, so they stop here.
 */
export function text(maxLength: number) {
  return z
    .string()
    .max(maxLength)
    .refine((value) => value.isWellFormed() && !controlCharacter.test(value), {
      params: { code: 'invalid_text' },
    })
    .refine((value) => value.trim() !== '', { params: { code: 'required' } });
}

/** A note may have several lines. */
export function note(maxLength: number) {
  return z
    .string()
    .max(maxLength)
    .refine((value) => value.isWellFormed() && !controlCharacter.test(value.replaceAll(/[\r\n\t]/g, '')), {
      params: { code: 'invalid_text' },
    });
}

export const instant = z.iso.datetime().meta({ description: 'RFC 3339, UTC' });

export const emailAddress = z.email().max(254);

/** An IANA time zone name the runtime knows. */
export const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, { params: { code: 'unknown_time_zone' } });

function isTimeZone(name: string): boolean {
  try {
    return (
      /^[A-Za-z]+(\/[A-Za-z0-9_+-]+)*$/.test(name) &&
      Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
    );
  } catch {
    return false;
  }
}

/** How lists are paged. A cursor is opaque and comes from the answer before. */
export const page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
};

export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
