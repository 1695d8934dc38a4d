import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseOptions, verify } from '@node-rs/argon2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HashQueue } from '../../src/secrets/hash-queue.ts';
import { KeyRing } from '../../src/secrets/key-ring.ts';
import { PinHasher } from '../../src/secrets/pin-hasher.ts';
import { Secret } from '../../src/secrets/secret.ts';

const at = new Date('2026-12-01T08:00:00Z');
const pin = Secret.of('40618273');
let folder: string;
let keyRing: KeyRing;
let hasher: PinHasher;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pin-hasher-'));
  KeyRing.create(join(folder, 'keys.json'), at);
  keyRing = KeyRing.open(join(folder, 'keys.json'));
  hasher = new PinHasher(keyRing, new HashQueue({ concurrency: 2 }));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('only the right PIN matches, leading zeros counting', async () => {
  const stored = await hasher.hash(Secret.of('0061827'));
  await expect(hasher.verify(Secret.of('0061827'), stored)).resolves.toBe(true);
  for (const wrong of ['061827', '61827', '0061828', '0061827 ', '']) {
    await expect(hasher.verify(Secret.of(wrong), stored)).resolves.toBe(false);
  }
});

test('what is stored is salted Argon2id of the promised cost, and useless without the key', async () => {
  const [one, other] = await Promise.all([hasher.hash(pin), hasher.hash(pin)]);
  expect(one.verifier).not.toBe(other.verifier);
  expect(one.verifier).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(parseOptions(one.verifier)).toMatchObject({ outputLen: 32, saltLen: 16 });
  await expect(verify(one.verifier, '40618273')).resolves.toBe(false);
});

test('a PIN stays checkable after a rotation, and is seen to rest on an older key', async () => {
  const stored = await hasher.hash(pin);
  expect(hasher.isCurrent(stored.keyId)).toBe(true);
  keyRing.prepareRotation(at).commit();
  expect(hasher.isCurrent(stored.keyId)).toBe(false);
  await expect(hasher.verify(pin, stored)).resolves.toBe(true);
  expect((await hasher.hash(pin)).keyId).toBe(keyRing.activeKeyId);
});

test('a missing key or a broken verifier is a fault, not a wrong PIN', async () => {
  const stored = await hasher.hash(pin);
  await expect(hasher.verify(pin, { ...stored, keyId: 'key_gone' })).rejects.toThrow(
    'there is no key key_gone',
  );
  await expect(hasher.verify(pin, { ...stored, verifier: '' })).rejects.toThrow();
});

test('a PIN under another key of the same id does not match', async () => {
  const stored = await hasher.hash(pin);
  const other = join(folder, 'other.json');
  const file = JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8'));
  for (const key of file.keys) key.secret = Buffer.alloc(32, 9).toString('base64');
  writeFileSync(other, JSON.stringify(file), { mode: 0o600 });
  const stranger = new PinHasher(KeyRing.open(other), new HashQueue({ concurrency: 1 }));
  await expect(stranger.verify(pin, stored)).resolves.toBe(false);
});

test('checking nothing takes as long as checking a PIN', async () => {
  const stored = await hasher.hash(pin);
  const times = { verify: [] as number[], decoy: [] as number[] };
  for (let round = 0; round < 15; round += 1) {
    times.verify.push(await timeOf(() => hasher.verify(pin, stored)));
    times.decoy.push(await timeOf(() => hasher.decoy()));
  }
  const ratio = median(times.decoy) / median(times.verify);
  // Wide, because the machine that runs the suite is busy; the bench measures closely.
  expect(ratio).toBeGreaterThan(0.6);
  expect(ratio).toBeLessThan(1.6);
});

async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
