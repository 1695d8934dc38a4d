import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { verifyAuditFile } from '../../src/cli/verify-audit-file.ts';
import {
  type AuditEntry,
  auditEntryText,
  chainStart,
  type UnsealedEntry,
} from '../../src/core/audit-chain.ts';

function sealed(entry: UnsealedEntry): AuditEntry {
  return { ...entry, hash: createHash('sha256').update(auditEntryText(entry)).digest('hex') };
}

function chain(count: number, organizationId = 'org_a'): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (let sequence = 1; sequence <= count; sequence += 1) {
    entries.push(
      sealed({
        organizationId,
        sequence,
        at: `2026-12-01T08:00:0${sequence}.000Z`,
        actor: { kind: 'user', id: 'usr_a', name: 'Élodie \u2028 Ω' },
        action: 'pin.set',
        subject: { kind: 'organization', id: organizationId },
        detail: { generation: sequence, note: 'two\nlines' },
        previousHash: entries.at(-1)?.hash ?? chainStart,
      }),
    );
  }
  return entries;
}

function closing(entries: readonly AuditEntry[]): string {
  return JSON.stringify({ count: entries.length, headHash: entries.at(-1)?.hash ?? chainStart });
}

function linesOf(entries: readonly AuditEntry[]): string[] {
  return [...entries.map((entry) => JSON.stringify(entry)), closing(entries)];
}

function verify(lines: readonly string[], pieceLength = 7) {
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  const pieces: Buffer[] = [];
  // In odd pieces, so that lines and characters are cut in two.
  for (let at = 0; at < bytes.length; at += pieceLength) pieces.push(bytes.subarray(at, at + pieceLength));
  return verifyAuditFile(Readable.from(pieces));
}

const entries = chain(5);
const whole = linesOf(entries);

test('a whole record is whole, however it arrives', async () => {
  const expected = { count: 5, headHash: entries[4]?.hash, fault: null };
  for (const pieceLength of [1, 7, 100, 1e6]) expect(await verify(whole, pieceLength)).toEqual(expected);
  const text = whole.join('\n');
  expect(await verifyAuditFile(Readable.from([text]))).toEqual(expected);
});

test('a record without entries has its closing line only', async () => {
  expect(await verify([closing([])])).toEqual({ count: 0, headHash: chainStart, fault: null });
});

function changed(line: number, change: (entry: AuditEntry) => object): string[] {
  return whole.map((text, index) => (index === line - 1 ? JSON.stringify(change(JSON.parse(text))) : text));
}

describe('the first bad entry is named when', () => {
  const cases: [string, string[], RegExp][] = [
    [
      'a detail was changed',
      changed(3, (e) => ({ ...e, detail: { generation: 9 } })),
      /^entry 3 was changed/,
    ],
    [
      'a time was changed',
      changed(1, (e) => ({ ...e, at: '2026-12-01T09:00:00.000Z' })),
      /^entry 1 was changed/,
    ],
    [
      'an actor was changed',
      changed(5, (e) => ({ ...e, actor: { ...e.actor, name: 'Eve' } })),
      /^entry 5 was ch/,
    ],
    [
      'an entry was changed and sealed again',
      changed(2, (e) => sealed({ ...e, detail: { generation: 7 } })),
      /^entry 3 does not follow/,
    ],
    ['an entry was taken out', whole.toSpliced(2, 1), /^entry 4 is not the next one/],
    ['the first entry was taken out', whole.slice(1), /^entry 2 is not the next one/],
    ['an entry stands twice', whole.toSpliced(2, 0, whole[1] as string), /^entry 2 is not the next one/],
    [
      'two entries changed places',
      [1, 3, 2, 4, 5, 6].map((n) => whole[n - 1] as string),
      /^entry 3 is not the/,
    ],
    [
      'it is newest first',
      [...whole.slice(0, 5).reverse(), whole[5] as string],
      /^entry 5 is not the next one/,
    ],
    ['a member was added', changed(2, (e) => ({ ...e, approvedBy: 'usr_b' })), /^entry 2 is not as it was/],
    ['a member is missing', changed(2, ({ detail: _, ...e }) => e), /^entry 2 is not as it was/],
    ['a line is empty', whole.toSpliced(1, 0, ''), /^entry 2 is not as it was/],
    ['a line is cut off', whole.with(3, (whole[3] as string).slice(0, -1)), /^entry 4 is not as it was/],
    [
      'a member stands twice',
      whole.with(1, (whole[1] as string).replace('"action":', '"action":"pin.resumed","action":')),
      /^entry 2 is not as it was/,
    ],
    [
      'it is of another organization',
      [...whole.slice(0, 2), ...linesOf(chain(5, 'org_b')).slice(2)],
      /^entry 3/,
    ],
  ];
  test.each(cases)('%s', async (_name, lines, fault) => {
    expect((await verify(lines)).fault).toMatch(fault);
  });
});

describe('the end is bad when', () => {
  const other = chain(6);
  const cases: [string, string[], RegExp][] = [
    ['the closing line is missing', whole.slice(0, -1), /cut off/],
    ['there is nothing at all', [], /cut off/],
    [
      'entries are missing before it',
      [...whole.slice(0, 4), whole[5] as string],
      /counts 5 entries, the file has 4/,
    ],
    ['it counts wrongly', [...whole.slice(0, 5), closing(other)], /counts 6 entries, the file has 5/],
    [
      'it names another head',
      [...whole.slice(0, 5), JSON.stringify({ count: 5, headHash: other[5]?.hash })],
      /another head/,
    ],
    ['an entry follows it', [...whole, whole[0] as string], /line 7 follows the closing line/],
    ['it stands twice', [...whole, whole[5] as string], /line 7 follows the closing line/],
    ['an empty line follows it', [...whole, ''], /line 7 follows the closing line/],
  ];
  test.each(cases)('%s', async (_name, lines, fault) => {
    expect((await verify(lines)).fault).toMatch(fault);
  });
});
