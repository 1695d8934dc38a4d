import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KeyRing } from '../../src/secrets/key-ring.ts';
import { seal, unseal } from '../../src/secrets/seal.ts';
import { Secret, unwrap } from '../../src/secrets/secret.ts';

describe('a sealed secret', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portkeeper-seal-'));
  const path = join(folder, 'keys.json');
  let keyRing: KeyRing;

  beforeAll(() => {
    KeyRing.create(path, new Date());
    keyRing = KeyRing.open(path);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const text = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
  const place = 'whe_1';

  test('is read again in its place, and looks different each time', () => {
    const sealed = seal(keyRing, Secret.of(text), place);
    expect(unwrap(unseal(keyRing, sealed, place))).toBe(text);
    expect(sealed).not.toContain(text);
    expect(seal(keyRing, Secret.of(text), place)).not.toBe(sealed);
  });

  test('is not read in another place, changed, cut off or made of nothing', () => {
    const sealed = seal(keyRing, Secret.of(text), place);
    const changed = sealed.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect(() => unseal(keyRing, sealed, 'whe_2')).toThrow();
    for (const bad of [changed.replace(/:./, ':_'), sealed.slice(0, 60), '', 'key_1:', text]) {
      expect(() => unseal(keyRing, bad, place), bad).toThrow();
    }
  });

  test('is still read after the keys were rotated, and a new one rests on the new key', () => {
    const sealed = seal(keyRing, Secret.of(text), place);
    const rotation = keyRing.prepareRotation(new Date());
    rotation.commit();
    expect(unwrap(unseal(keyRing, sealed, place))).toBe(text);
    expect(seal(keyRing, Secret.of(text), place)).toMatch(new RegExp(`^${rotation.keyId}:`));
  });
});
