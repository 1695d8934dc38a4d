import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { auditEntry } from '../contract/audit.ts';
import { type AuditEntry, type ChainFault, chainWalker } from '../core/audit-chain.ts';

const entryLine = z.strictObject({ organizationId: z.string(), ...auditEntry.shape });
const closingLine = z.strictObject({ count: z.int().min(0), headHash: z.string() });

export interface VerifiedFile {
  /** Entries found good. */
  count: number;
  headHash: string;
  /** What is wrong first, in a sentence that names the entry; null when the record is whole. */
  fault: string | null;
}

const words: Record<ChainFault['why'], string> = {
  wrong_sequence: 'is not the next one: an entry is missing, doubled or out of order',
  wrong_previous_hash: 'does not follow from the entry before it',
  wrong_hash: 'was changed: its hash does not fit',
};

/**
 * Checks an exported record without asking anybody: every entry in file order, each following from the one
 * before, and the closing line, without which a record that was cut off would look whole. Read as it comes,
 * in little memory.
 */
export async function verifyAuditFile(file: Readable): Promise<VerifiedFile> {
  const walker = chainWalker(sha256);
  let organizationId: string | null = null;
  let isClosed = false;
  let lineNumber = 0;
  const result = (fault: string | null): VerifiedFile => {
    const { sequence, hash } = walker.head();
    return { count: sequence, headHash: hash, fault };
  };
  for await (const line of linesOf(file)) {
    lineNumber += 1;
    if (isClosed) return result(`line ${lineNumber} follows the closing line`);
    const value = parsedAsWritten(line);
    const closing = closingLine.safeParse(value);
    if (closing.success) {
      const head = walker.head();
      isClosed = true;
      if (closing.data.count !== head.sequence) {
        return result(`the closing line counts ${closing.data.count} entries, the file has ${head.sequence}`);
      }
      if (closing.data.headHash !== head.hash) return result('the closing line names another head');
      continue;
    }
    const entry = entryLine.safeParse(value);
    if (!entry.success) return result(`entry ${lineNumber} is not as it was exported`);
    organizationId ??= entry.data.organizationId;
    if (entry.data.organizationId !== organizationId) {
      return result(`entry ${entry.data.sequence} belongs to another organization's record`);
    }
    const fault = walker.accept(entry.data as AuditEntry);
    if (fault) return result(`entry ${fault.sequence} ${words[fault.why]}`);
  }
  return result(isClosed ? null : 'the closing line is missing: the record was cut off');
}

/** Node's own line reader would also break at U+2028, which JSON text may hold. */
async function* linesOf(file: Readable): AsyncIterable<string> {
  let rest = '';
  for await (const chunk of file.setEncoding('utf8')) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/**
 * The line's value, or undefined unless the line is exactly how that value is written. A second member of the
 * same name would otherwise be read by people and passed over by the check.
 */
function parsedAsWritten(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return JSON.stringify(value) === line ? value : undefined;
  } catch {
    return undefined;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
