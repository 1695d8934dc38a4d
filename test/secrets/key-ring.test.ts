import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { KeyFileError } from '../../src/secrets/key-file.ts';
import { KeyRing } from '../../src/secrets/key-ring.ts';

const at = new Date('2026-12-01T08:00:00Z');
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'key-ring-'));
  file = join(folder, 'deep', 'keys.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

function rotate(ring: KeyRing, when = at): string {
  const { keyId, commit } = ring.prepareRotation(when);
  commit();
  return keyId;
}

function write(content: unknown): void {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content), { mode: 0o600 });
}

describe('the file', () => {
  test('is made with one key, for its owner only, and never over another', () => {
    KeyRing.create(file, at);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(KeyRing.open(file).keys()).toEqual([{ id: expect.any(String), createdAt: at, isActive: true }]);
    const before = readFileSync(file, 'utf8');
    expect(() => KeyRing.create(file, at)).toThrow(KeyFileError);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('that is missing is said to be missing', () => {
    expect(() => KeyRing.open(file)).toThrow(`There is no key file ${file}.`);
  });

  test.each([0o640, 0o604, 0o660, 0o644])('readable by others is refused: %o', (mode) => {
    KeyRing.create(file, at);
    chmodSync(file, mode);
    expect(() => KeyRing.open(file)).toThrow(`chmod 600 ${file}`);
  });

  const secret = Buffer.alloc(32, 7).toString('base64');
  const key = { id: 'key_a', secret, createdAt: at.toISOString() };
  test.each<[string, unknown]>([
    ['empty', ''],
    ['cut off', '{"version":1,"activeKeyId":"key_a","keys":[{"id":"key_a","secret":"'],
    ['a list', []],
    ['of another version', { version: 2, activeKeyId: 'key_a', keys: [key] }],
    ['without keys', { version: 1, activeKeyId: 'key_a' }],
    ['active in a key it has not', { version: 1, activeKeyId: 'key_b', keys: [key] }],
    ['with an id twice', { version: 1, activeKeyId: 'key_a', keys: [key, key] }],
    ['with a short key', { version: 1, activeKeyId: 'key_a', keys: [{ ...key, secret: 'c2hvcnQ=' }] }],
    [
      'with a key not in base64',
      { version: 1, activeKeyId: 'key_a', keys: [{ ...key, secret: `!${secret}` }] },
    ],
    ['with a colon in an id', { version: 1, activeKeyId: 'a:b', keys: [{ ...key, id: 'a:b' }] }],
    ['without a date', { version: 1, activeKeyId: 'key_a', keys: [{ ...key, createdAt: 'yesterday' }] }],
  ])('that is %s is refused without showing a key', (_name, content) => {
    KeyRing.create(file, at);
    write(content);
    const open = () => KeyRing.open(file);
    expect(open).toThrow(KeyFileError);
    expect(open).not.toThrow(secret.slice(0, 10));
  });
});

describe('keys', () => {
  test('differ by purpose and by id, and stay the same from start to start', () => {
    KeyRing.create(file, at);
    const ring = KeyRing.open(file);
    const id = ring.activeKeyId;
    expect(ring.subkey(id, 'pin')).toHaveLength(32);
    expect(ring.subkey(id, 'pin')).not.toEqual(ring.subkey(id, 'content'));
    expect(KeyRing.open(file).subkey(id, 'pin')).toEqual(ring.subkey(id, 'pin'));
    expect(ring.subkey(rotate(ring), 'pin')).not.toEqual(ring.subkey(id, 'pin'));
  });

  test('that are not there are a fault', () => {
    KeyRing.create(file, at);
    expect(() => KeyRing.open(file).subkey('key_gone', 'pin')).toThrow('there is no key key_gone');
  });
});

describe('rotation', () => {
  test('makes a new active key and keeps the old one', () => {
    KeyRing.create(file, at);
    const ring = KeyRing.open(file);
    const old = ring.activeKeyId;
    const later = new Date('2027-01-01T00:00:00Z');
    const id = rotate(ring, later);
    expect(ring.activeKeyId).toBe(id);
    expect(ring.keys()).toEqual([
      { id: old, createdAt: at, isActive: false },
      { id, createdAt: later, isActive: true },
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.next`)).toBe(false);
  });

  test('is refused while another is under way, and leaves the file as it is', () => {
    KeyRing.create(file, at);
    const ring = KeyRing.open(file);
    writeFileSync(`${file}.next`, '');
    const before = readFileSync(file, 'utf8');
    expect(() => rotate(ring)).toThrow(KeyFileError);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(existsSync(`${file}.next`)).toBe(true);
  });

  test('that is given up changes nothing and leaves the next one free', () => {
    KeyRing.create(file, at);
    const ring = KeyRing.open(file);
    const before = readFileSync(file, 'utf8');
    const { keyId, discard } = ring.prepareRotation(at);
    expect(ring.activeKeyId).not.toBe(keyId);
    discard();
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(rotate(ring)).toBe(ring.activeKeyId);
  });

  test('of a broken file changes nothing', () => {
    KeyRing.create(file, at);
    const ring = KeyRing.open(file);
    write('{');
    expect(() => rotate(ring)).toThrow(KeyFileError);
    expect(readFileSync(file, 'utf8')).toBe('{');
    expect(existsSync(`${file}.next`)).toBe(false);
  });
});

describe('a running process', () => {
  let nowMs: number;
  let failures: unknown[];
  function running(): KeyRing {
    return KeyRing.open(file, { monotonicMs: () => nowMs, onReloadFailure: (error) => failures.push(error) });
  }
  beforeEach(() => {
    nowMs = 0;
    failures = [];
    KeyRing.create(file, at);
  });

  test('takes up a rotation of another within a second', () => {
    const ring = running();
    const old = ring.activeKeyId;
    const id = rotate(KeyRing.open(file));
    nowMs = 999;
    expect(ring.activeKeyId).toBe(old);
    nowMs = 1_000;
    expect(ring.activeKeyId).toBe(id);
    expect(ring.subkey(old, 'pin')).toHaveLength(32);
    expect(failures).toEqual([]);
  });

  test('looks for an unknown key at once', () => {
    const ring = running();
    const id = rotate(KeyRing.open(file));
    expect(ring.subkey(id, 'pin')).toHaveLength(32);
  });

  test('notices a file written in place', () => {
    const ring = running();
    const other = join(folder, 'other.json');
    KeyRing.create(other, at);
    write(readFileSync(other, 'utf8'));
    utimesSync(file, at, at);
    nowMs = 1_000;
    expect(ring.activeKeyId).toBe(KeyRing.open(other).activeKeyId);
  });

  test.each<[string, () => void]>([
    ['broken', () => write('{')],
    ['opened to others', () => chmodSync(file, 0o644)],
    ['taken away', () => rmSync(file)],
  ])('keeps its keys, and says so, when the file is %s', (_name, spoil) => {
    const ring = running();
    const id = ring.activeKeyId;
    spoil();
    utimesSync(folder, at, at);
    if (existsSync(file)) utimesSync(file, at, at);
    nowMs = 1_000;
    expect(ring.activeKeyId).toBe(id);
    expect(failures).toEqual([expect.any(KeyFileError)]);
  });
});
