import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContentMac } from '../../src/secrets/content-mac.ts';
import { KeyRing } from '../../src/secrets/key-ring.ts';
import { Secret } from '../../src/secrets/secret.ts';

const at = new Date('2026-12-01T08:00:00Z');
let folder: string;
let keyRing: KeyRing;
let contentMac: ContentMac;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'content-mac-'));
  KeyRing.create(join(folder, 'keys.json'), at);
  keyRing = KeyRing.open(join(folder, 'keys.json'));
  contentMac = new ContentMac(keyRing);
});
afterAll(() => rmSync(folder, { recursive: true }));

const order = () => ({ numbers: ['+14255550123'], pin: Secret.of('40618273'), dueAt: at, note: undefined });

test('the same content matches, whatever the order of its fields', () => {
  const mac = contentMac.macOf(order());
  expect(mac).toMatch(/^key_[0-9a-f]{16}:[0-9A-Za-z_-]{43}$/);
  const { numbers, pin, dueAt } = order();
  expect(contentMac.matches(mac, { dueAt, pin, numbers })).toBe(true);
});

test.each([
  ['PIN', { pin: Secret.of('40618274') }],
  ['missing PIN', { pin: undefined }],
  ['date', { dueAt: new Date(at.getTime() + 1) }],
  ['number', { numbers: ['+14255550124'] }],
])('another %s does not match', (_name, change) => {
  expect(contentMac.matches(contentMac.macOf(order()), { ...order(), ...change })).toBe(false);
});

test('a mac made before a rotation still tells', () => {
  const mac = contentMac.macOf(order());
  keyRing.prepareRotation(at).commit();
  expect(contentMac.matches(mac, order())).toBe(true);
  expect(contentMac.macOf(order())).not.toBe(mac);
});

test('a mac whose key is gone is a fault', () => {
  expect(() => contentMac.matches('key_gone:abc', order())).toThrow('there is no key key_gone');
});
