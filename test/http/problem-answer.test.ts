import { describe, expect, it } from 'vitest';
import { fieldProblems } from '../../src/core/field-problems.ts';
import { problems } from '../../src/core/problems.ts';
import { titleOf } from '../../src/http/problem-answer.ts';

describe('The title of a problem', () => {
  it.each([
    ['not_permitted', 'Not permitted'],
    ['csv_unreadable', 'CSV unreadable'],
    ['organization_not_in_us', 'Organization not in US'],
    ['duplicate_pon', 'Duplicate PON'],
    ['malformed_json', 'Malformed JSON'],
    ['csrf_token_missing', 'CSRF token missing'],
    ['pin_cannot_be_removed', 'PIN cannot be removed'],
    ['unsupported_media_type', 'Unsupported media type'],
  ])('of %s is "%s"', (code, title) => {
    expect(titleOf(code)).toBe(title);
  });

  it('writes no initials small, whatever the code', () => {
    for (const code of [...Object.keys(problems), ...Object.keys(fieldProblems)]) {
      expect(titleOf(code)).not.toMatch(/\b([Cc]srf|[Cc]sv|[Jj]son|[Pp]ins?|[Pp]on|[Uu]s)\b/);
    }
  });
});
