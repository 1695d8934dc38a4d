import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../src/core/refusal.ts';
import { BreachedPasswords } from '../../src/secrets/breached-passwords.ts';
import { isOnDigestList, requireDigestList } from '../../src/secrets/digest-list.ts';
import { Secret } from '../../src/secrets/secret.ts';

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase();

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portkeeper-breached-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: string): string {
  const path = join(folder, `list-${Math.random()}`);
  writeFileSync(path, content);
  return path;
}

const count = 3_000;
const digests = Array.from({ length: count }, (_, at) => sha1(`known password ${at}`)).sort();
const lines = (end: string) => digests.map((digest, at) => `${digest}:${at * at}${end}`).join('');

describe.each([
  ['LF', lines('\n')],
  ['CRLF', lines('\r\n')],
  ['LF and none at the end', lines('\n').trimEnd()],
  ['CRLF and none at the end', lines('\r\n').trimEnd()],
  ['blanks before the CRLF', lines('  \r\n')],
  ['lower-case digits', lines('\n').toLowerCase()],
  ['no counts', `${digests.join('\n')}\n`],
])('A list of digests with %s', (_what, content) => {
  test('has each of its lines, the first and the last too, and nothing else', async () => {
    const path = file(content);
    await requireDigestList(path);
    for (let at = 0; at < count; at += 1) {
      if (at > 40 && at < count - 40 && at % 37 !== 0) continue;
      expect(await isOnDigestList(path, digests[at] ?? '')).toBe(true);
    }
    for (const other of ['0'.repeat(40), 'F'.repeat(40), sha1('one'), sha1('two'), sha1('three')]) {
      expect(await isOnDigestList(path, other)).toBe(false);
    }
  });
});

test.each([1, 2, 3, 90, 91, 92, 180, 200])('A list of %i lines has all of them', async (length) => {
  const some = digests.slice(0, length);
  const path = file(some.map((digest) => `${digest}:1\n`).join(''));
  await requireDigestList(path);
  for (const digest of some) expect(await isOnDigestList(path, digest)).toBe(true);
  expect(await isOnDigestList(path, digests[length] ?? '')).toBe(false);
});

test('A list of 40 GB is searched in some 25 reads, and checked in 1,024', async () => {
  const path = file('');
  const bytes = 46 * 900_000_000;
  const whole = await open(path, 'r+');
  await whole.truncate(bytes);
  await whole.close();
  const handle = await open(path, 'r');
  const prototype = Object.getPrototypeOf(handle);
  await handle.close();
  // Every line is 46 bytes, and its digest says where it stands.
  const lineAt = (line: number) => `${line.toString(16).toUpperCase().padStart(40, '0')}:0001`;
  const read = vi.spyOn(prototype, 'read').mockImplementation((async (
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
  ) => {
    for (let at = 0; at < length; at += 1) {
      const byte = position + at;
      buffer[offset + at] = `${lineAt(Math.floor(byte / 46))}\n`.charCodeAt(byte % 46);
    }
    return { bytesRead: length, buffer };
  }) as never);
  try {
    const digest = (line: number) => lineAt(line).slice(0, 40);
    expect(await isOnDigestList(path, digest(123_456_789))).toBe(true);
    expect(await isOnDigestList(path, 'A'.repeat(40))).toBe(false);
    expect(read.mock.calls.length).toBeLessThan(2 * 26);
    read.mockClear();
    await requireDigestList(path);
    expect(read.mock.calls.length).toBeLessThanOrEqual(1_024);
  } finally {
    read.mockRestore();
    rmSync(path);
  }
});

test.each([
  ['is empty', '', /is empty/],
  ['is text', 'password\n', /line at byte 0 that is not SHA-1:COUNT/],
  ['is of NTLM hashes', `${'A'.repeat(32)}:3\n`, /is not SHA-1:COUNT/],
  ['has no line at all', 'x'.repeat(20_000), /is not SHA-1:COUNT/],
  ['has an empty line', `${lines('\n')}\n`, /is not SHA-1:COUNT/],
  ['is not in order', `${[...digests].reverse().join('\n')}\n`, /is not in order/],
  ['has two lines changed', `${lines('\n')}${digests[5]}:1\n`, /is not in order/],
])('A file that %s is refused', async (_what, content, message) => {
  await expect(BreachedPasswords.open(file(content))).rejects.toThrow(message);
});

test('A file that is missing is refused', async () => {
  await expect(BreachedPasswords.open(join(folder, 'none'))).rejects.toThrow(/ENOENT/);
});

describe('A password', () => {
  const known = (...passwords: string[]) =>
    BreachedPasswords.open(
      file(
        passwords
          .map((one) => `${sha1(one)}:1\n`)
          .sort()
          .join(''),
      ),
    );

  test('is known as it was typed, and in the form it is kept in', async () => {
    const list = await known('otters paddle upstream', 'ﬁne otters paddle', 'five otters paddle');
    for (const [password, is] of [
      ['otters paddle upstream', true],
      ['Otters paddle upstream', false],
      ['ﬁne otters paddle', true],
      ['ﬁve otters paddle', true],
      ['fine otters paddle', false],
    ] as const) {
      expect(await list.has(Secret.of(password))).toBe(is);
    }
  });

  test('is refused for now, not let pass, when the file is gone or no list any more', async () => {
    const path = file(lines('\n'));
    const list = await BreachedPasswords.open(path);
    for (const spoil of [() => writeFileSync(path, ''), () => writeFileSync(path, 'x'), () => rmSync(path)]) {
      spoil();
      const looked = list.has(Secret.of('otters paddle upstream'));
      await expect(looked).rejects.toThrow(Refusal);
      await expect(looked).rejects.toMatchObject({ code: 'temporarily_unavailable' });
    }
    writeFileSync(path, `${sha1('otters paddle upstream')}:1\n`);
    expect(await list.has(Secret.of('otters paddle upstream'))).toBe(true);
  });
});
