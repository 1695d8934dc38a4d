import fc from 'fast-check';
import { expect, test } from 'vitest';
import { earliestIdAt, type IdKind, idPrefixes, isId, makeId } from '../../src/core/ids.ts';

const kinds = Object.keys(idPrefixes) as IdKind[];
const random = fc.uint8Array({ minLength: 10, maxLength: 10 });
const instants = fc.integer({ min: 0, max: Date.parse('9999-12-31') });

test('an id is the kind’s prefix and 26 characters, and is an id of no other kind', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), instants, random, (kind, epochMs, random80) => {
      const id = makeId(kind, epochMs, random80);
      expect(id).toMatch(/^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$/);
      for (const other of kinds) expect(isId(other, id)).toBe(other === kind);
    }),
  );
});

test('ids made later sort later', () => {
  fc.assert(
    fc.property(instants, instants, random, random, (one, other, randomOne, randomOther) => {
      fc.pre(one < other);
      const earlier = makeId('portOutOrder', one, randomOne);
      expect(earlier < makeId('portOutOrder', other, randomOther)).toBe(true);
      expect(earlier >= earliestIdAt('portOutOrder', one)).toBe(true);
      expect(earlier < earliestIdAt('portOutOrder', other)).toBe(true);
    }),
  );
});

test('all 80 random bits count', () => {
  for (let bit = 0; bit < 80; bit += 1) {
    const random80 = new Uint8Array(10);
    random80[bit >> 3] = 1 << (bit & 7);
    expect(makeId('user', 0, random80)).not.toBe(makeId('user', 0, new Uint8Array(10)));
  }
});

test('prefixes are all different', () => {
  expect(new Set(Object.values(idPrefixes)).size).toBe(kinds.length);
});

test('what only looks like an id is none', () => {
  const id = makeId('organization', 1, new Uint8Array(10));
  const bad = ['', 'org_', id.slice(0, -1), `${id}0`, id.toUpperCase(), ` ${id}`, `${id}\n`, `x${id}`];
  for (const text of [...bad, id.replace(/.$/, 'u'), id.replace('org_', 'org-'), `${id}'`]) {
    expect(isId('organization', text)).toBe(false);
  }
});
