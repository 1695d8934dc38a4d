import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AuditEntry,
  auditEntryText,
  canonicalJson,
  chainStart,
  chainWalker,
} from '../../src/core/audit-chain.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

function chainOf(length: number): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const unsealed = {
      organizationId: 'org_contoso',
      sequence,
      at: `2026-11-17T17:00:0${sequence % 10}.000Z`,
      actor: { kind: 'user' as const, id: 'usr_ada', name: 'Ada' },
      action: 'pin.set',
      subject: { kind: 'organization', id: 'org_contoso' },
      detail: { generation: sequence, by: { name: 'Ada', roles: ['owner', 'viewer'] } },
      previousHash: entries.at(-1)?.hash ?? chainStart,
    };
    entries.push({ ...unsealed, hash: sha256(auditEntryText(unsealed)) });
  }
  return entries;
}

/** The first fault found, walking the entries as given. */
function faultOf(entries: readonly AuditEntry[]) {
  const walker = chainWalker(sha256);
  for (const entry of entries) {
    const fault = walker.accept(entry);
    if (fault) return fault;
  }
  return null;
}

test('a whole chain is good, and its head is the last entry', () => {
  const entries = chainOf(5);
  const walker = chainWalker(sha256);
  for (const entry of entries) expect(walker.accept(entry)).toBeNull();
  expect(walker.head()).toEqual({ sequence: 5, hash: entries[4]?.hash });
});

test('an empty chain begins with zeros', () => {
  expect(chainWalker(sha256).head()).toEqual({ sequence: 0, hash: '0'.repeat(64) });
});

describe('the first bad entry is named when', () => {
  const changes: readonly (readonly [what: string, (entry: AuditEntry) => void])[] = [
    ['its organization', (entry) => Object.assign(entry, { organizationId: 'org_fabrikam' })],
    ['its time', (entry) => Object.assign(entry, { at: '2026-11-17T17:00:09.999Z' })],
    ['its actor’s kind', (entry) => Object.assign(entry.actor, { kind: 'token' })],
    ['its actor’s id', (entry) => Object.assign(entry.actor, { id: 'usr_eve' })],
    ['its actor’s name', (entry) => Object.assign(entry.actor, { name: 'Eve' })],
    ['its action', (entry) => Object.assign(entry, { action: 'pin.resumed' })],
    ['its subject', (entry) => Object.assign(entry.subject, { id: 'org_fabrikam' })],
    ['a detail', (entry) => Object.assign(entry.detail, { generation: 7 })],
    ['a detail within a detail', (entry) => Object.assign(entry.detail, { by: { name: 'Eve' } })],
    ['a detail that was added', (entry) => Object.assign(entry.detail, { more: null })],
    ['its hash', (entry) => Object.assign(entry, { hash: 'f'.repeat(64) })],
  ];
  for (const [what, change] of changes) {
    test(`${what} was changed`, () => {
      const entries = structuredClone(chainOf(5));
      change(entries[2] as AuditEntry);
      expect(faultOf(entries)).toEqual({ sequence: 3, why: 'wrong_hash' });
    });
  }

  test('it was changed and its own hash made anew: the next one tells', () => {
    const entries = structuredClone(chainOf(5));
    const changed = Object.assign(entries[2] as AuditEntry, { action: 'pin.resumed' });
    changed.hash = sha256(auditEntryText(changed));
    expect(faultOf(entries)).toEqual({ sequence: 4, why: 'wrong_previous_hash' });
  });

  test('one was taken out', () => {
    expect(faultOf(chainOf(5).toSpliced(2, 1))).toEqual({ sequence: 4, why: 'wrong_sequence' });
    expect(faultOf(chainOf(5).slice(1))).toEqual({ sequence: 2, why: 'wrong_sequence' });
  });

  test('one stands twice, or two changed places', () => {
    const [one, two, three] = chainOf(3) as [AuditEntry, AuditEntry, AuditEntry];
    expect(faultOf([one, two, two])).toEqual({ sequence: 2, why: 'wrong_sequence' });
    expect(faultOf([one, three, two])).toEqual({ sequence: 3, why: 'wrong_sequence' });
  });

  test('one of another chain was put in its place', () => {
    const entries = structuredClone(chainOf(5));
    const foreign = { ...(entries[2] as AuditEntry), previousHash: chainStart };
    entries[2] = { ...foreign, hash: sha256(auditEntryText(foreign)) };
    expect(faultOf(entries)).toEqual({ sequence: 3, why: 'wrong_previous_hash' });
  });
});

test('a walk that met a fault does not go on behind it', () => {
  const [one, two, three] = chainOf(3) as [AuditEntry, AuditEntry, AuditEntry];
  const walker = chainWalker(sha256);
  expect(walker.accept(one)).toBeNull();
  expect(walker.accept({ ...two, action: 'x' })).toEqual({ sequence: 2, why: 'wrong_hash' });
  expect(walker.accept(three)).toEqual({ sequence: 3, why: 'wrong_sequence' });
  expect(walker.head()).toEqual({ sequence: 1, hash: one.hash });
});

test('the same value has the same canonical text, however its keys are ordered', () => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, member]) => [key, shuffled(member)]),
    );
  };
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const stored: unknown = JSON.parse(JSON.stringify(value));
      expect(canonicalJson(shuffled(stored))).toBe(canonicalJson(stored));
      expect(JSON.parse(canonicalJson(stored))).toEqual(stored);
    }),
  );
});

test('different values have different canonical texts', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const [a, b] = [one, other].map((value) => JSON.parse(JSON.stringify(value)) as unknown);
      fc.pre(JSON.stringify(a) !== JSON.stringify(b));
      if (canonicalJson(a) === canonicalJson(b)) expect(a).toEqual(b);
    }),
  );
});

test('a member that is not there and one that is undefined are the same, because storing loses it', () => {
  expect(canonicalJson({ a: 1, b: undefined })).toBe('{"a":1}');
});
