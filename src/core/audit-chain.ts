import type { Actor } from './actor.ts';

/** What an audit entry says, before it has its place in the chain. */
export interface AuditFact {
  actor: Actor;
  /** `pin.set`, `port_out_order.decided`: the operation's words. */
  action: string;
  subject: { kind: string; id: string };
  detail: Record<string, unknown>;
}

export interface AuditEntry extends AuditFact {
  organizationId: string;
  sequence: number;
  /** RFC 3339, UTC, milliseconds. */
  at: string;
  previousHash: string;
  hash: string;
}

export type UnsealedEntry = Omit<AuditEntry, 'hash'>;

/** The hash before the first entry. */
export const chainStart = '0'.repeat(64);

/**
 * JSON with keys in the order of their UTF-16 units (as RFC 8785 has it) and no white space, so that the same
 * facts always have the same bytes, whatever stored and restored them (PostgreSQL's jsonb reorders keys).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const object = value as Record<string, unknown>;
    let members = '';
    for (const key of Object.keys(object).sort()) {
      const member = object[key];
      if (member === undefined) continue;
      members += `${members && ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
    }
    return `{${members}}`;
  }
  return JSON.stringify(value);
}

/** The bytes an entry's hash is taken over: every field of it, the hash of the one before included. */
export function auditEntryText(entry: UnsealedEntry): string {
  const { organizationId, sequence, at, actor, action, subject, detail, previousHash } = entry;
  return canonicalJson({ organizationId, sequence, at, actor, action, subject, detail, previousHash });
}

export type ChainFault = { sequence: number; why: 'wrong_sequence' | 'wrong_previous_hash' | 'wrong_hash' };

/**
 * Walks a chain entry by entry in the order given. `sha256` gives lower-case hex. The first bad entry is
 * named and the walk ends there, because nothing after it can be trusted.
 */
export function chainWalker(sha256: (text: string) => string) {
  let sequence = 0;
  let head = chainStart;
  return {
    accept(entry: AuditEntry): ChainFault | null {
      const fault = (why: ChainFault['why']): ChainFault => ({ sequence: entry.sequence, why });
      if (entry.sequence !== sequence + 1) return fault('wrong_sequence');
      if (entry.previousHash !== head) return fault('wrong_previous_hash');
      if (entry.hash !== sha256(auditEntryText(entry))) return fault('wrong_hash');
      sequence = entry.sequence;
      head = entry.hash;
      return null;
    },
    head: () => ({ sequence, hash: head }),
  };
}
