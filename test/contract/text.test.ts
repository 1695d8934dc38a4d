import { describe, expect, test } from 'vitest';
import { note, text } from '../../src/contract/text.ts';

describe('A text', () => {
  const isTaken = (value: string) => [text(100), note(100)].map((schema) => schema.safeParse(value).success);

  test.each(['Contoso', 'שלום', 'علي\u200f', 'Zoë 🙂'])('is taken as it is written: %s', (value) => {
    expect(isTaken(value)).toEqual([true, true]);
  });

  test.each([
    ['an override of the direction', 'sales\u202e@gro'],
    ['an embedding', '\u202aContoso'],
    ['an isolate', 'Contoso\u2066'],
    ['a control character', 'a\u0007b'],
    ['half a surrogate pair', '\ud800'],
  ])('is refused with %s', (_what, value) => {
    expect(isTaken(value)).toEqual([false, false]);
  });
});
