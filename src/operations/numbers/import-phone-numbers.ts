import type { Readable } from 'node:stream';
import { setImmediate as otherRequestsFirst } from 'node:timers/promises';
import { requirePermission } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import type { FieldProblemCode } from '../../core/field-problems.ts';
import type { BillingAccountId, OrganizationId } from '../../core/ids.ts';
import { normalizeImportedNumber } from '../../core/phone-number.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal, refuseFields } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { billingAccountIds } from '../../storage/billing-accounts.ts';
import type { Context } from '../context.ts';
import { gatherStatistics } from '../operator/gather-statistics.ts';
import { requireOrganization } from '../operator/get-organization.ts';
import { extentOf, keepPhoneNumbers, type NumberToKeep, unfitNumber } from './keep-phone-numbers.ts';
import { type NumberRow, readNumberRows } from './read-number-rows.ts';

/**
 * Good rows of one transaction: enough that commits do not count, few enough that nobody waits long for one.
 */
const chunkRows = 2_000;
/** So many more that the planner should know of them. */
const manyRows = 1_000;
/** As many refused rows are named; all are counted. */
const refusalsNamedMax = 1_000;
const assignedToMaxLength = 200;
const unprintable = /[\p{Cc}\ufffd]/u;

export interface RefusedRow {
  row: number;
  number: string;
  code: FieldProblemCode;
}

export interface ImportedNumbers {
  added: number;
  refusedCount: number;
  refused: RefusedRow[];
}

interface RowToKeep extends NumberToKeep {
  row: number;
}

/** What was read since the last commit. Of its refusals no more are kept than could be named. */
interface Chunk {
  good: Map<string, RowToKeep>;
  refused: RefusedRow[];
  refusedCount: number;
}

interface Import {
  organizationId: OrganizationId;
  billingAccountId: string | null;
  file: Readable;
}

/**
 * Imports phone numbers from CSV as it arrives. Good rows are kept in chunks, each committed with its audit
 * entry while the next one is read; every bad row is counted and the first thousand are named. A number that
 * stands in the file again is `number_repeated` within a chunk and `already_present` later: no list of a
 * million numbers is kept to tell the two apart. The same file again adds what is missing. A file that breaks
 * off or cannot be read further refuses `csv_unreadable`, with what was added until then.
 */
export async function importPhoneNumbers(
  context: Context,
  principal: Principal,
  input: Import,
): Promise<ImportedNumbers> {
  requirePermission(principal, input.organizationId, 'phone_number.add');
  const accountOf = await accountFinder(context, input.organizationId, input.billingAccountId);
  const result: ImportedNumbers = { added: 0, refusedCount: 0, refused: [] };
  let chunk = emptyChunk();
  let commit = Promise.resolve();
  const keepChunk = async () => {
    await commit;
    commit = commitChunk(context, principal, input.organizationId, chunk, result);
    // Its failure is met where it is awaited, which may be many rows later.
    commit.catch(() => {});
    chunk = emptyChunk();
    await otherRequestsFirst();
  };
  try {
    for await (const row of readNumberRows(input.file, input.billingAccountId !== null)) {
      sortInto(chunk, row, goodRow(context, row, accountOf));
      if (chunk.good.size >= chunkRows) await keepChunk();
    }
    await keepChunk();
    await commit;
  } catch (error) {
    await commit;
    throw withWhatWasAdded(error, result);
  } finally {
    if (result.added >= manyRows) await gatherStatistics(context);
  }
  return result;
}

function emptyChunk(): Chunk {
  return { good: new Map(), refused: [], refusedCount: 0 };
}

function sortInto(chunk: Chunk, row: NumberRow, good: RowToKeep | FieldProblemCode): void {
  if (typeof good === 'string') refuse(chunk, row.row, row.phoneNumber, good);
  else if (chunk.good.has(good.number)) refuse(chunk, row.row, row.phoneNumber, 'number_repeated');
  else chunk.good.set(good.number, good);
}

function refuse(chunk: Chunk, row: number, number: string, code: FieldProblemCode): void {
  chunk.refusedCount += 1;
  if (chunk.refused.length < refusalsNamedMax) chunk.refused.push({ row, number: number.slice(0, 40), code });
}

type AccountFinder = (accountNumber: string | null) => BillingAccountId | null;

/** Finds a row's account: by its number, or for a file of one column the one given with the request. */
async function accountFinder(
  context: Context,
  organizationId: OrganizationId,
  billingAccountId: string | null,
): Promise<AccountFinder> {
  const ids = await context.db.forOrganization(organizationId).read(async (tx) => {
    await requireOrganization(tx);
    return billingAccountIds(tx);
  });
  const given = billingAccountId === null ? null : [...ids.values()].find((id) => id === billingAccountId);
  if (given === undefined) throw refuseFields({ path: '/billingAccountId', code: 'unknown_reference' });
  return (accountNumber) => (accountNumber === null ? given : (ids.get(accountNumber.toLowerCase()) ?? null));
}

function goodRow(context: Context, row: NumberRow, accountOf: AccountFinder): RowToKeep | FieldProblemCode {
  const number = normalizeImportedNumber(row.phoneNumber);
  if (number === null) return row.phoneNumber === '' ? 'required' : 'phone_number_malformed';
  const unfit = unfitNumber(number, context.numberingPlan);
  if (unfit) return unfit;
  const billingAccountId = accountOf(row.accountNumber);
  if (billingAccountId === null) return 'account_unknown';
  const { assignedTo } = row;
  if (row.hasSurplus) return 'invalid_format';
  if (assignedTo !== null && unprintable.test(assignedTo)) return 'invalid_text';
  if (assignedTo !== null && assignedTo.length > assignedToMaxLength) return 'too_long';
  return { row: row.row, number, billingAccountId, assignedTo };
}

/** Commits the chunk with its audit entry, then counts it. */
async function commitChunk(
  context: Context,
  principal: Principal,
  organizationId: OrganizationId,
  chunk: Chunk,
  result: ImportedNumbers,
): Promise<void> {
  const at = context.clock.now();
  const rows = [...chunk.good.values()];
  const kept = await context.db.forOrganization(organizationId).transaction(async (tx) => {
    const kept = await keepPhoneNumbers(tx, rows, at);
    const subject = { kind: 'organization', id: organizationId };
    const fact = { actor: actorOf(principal), action: 'phone_numbers.import_chunk', subject };
    if (kept.added.length > 0) await appendAudit(tx, { ...fact, detail: extentOf(kept.added) }, at);
    return kept;
  });
  for (const { item, code } of kept.refused) chunk.refused.push({ row: item.row, number: item.number, code });
  chunk.refused.sort((a, b) => a.row - b.row);
  result.added += kept.added.length;
  result.refusedCount += chunk.refusedCount + kept.refused.length;
  result.refused.push(...chunk.refused.slice(0, refusalsNamedMax - result.refused.length));
}

function withWhatWasAdded(error: unknown, { added }: ImportedNumbers): unknown {
  if (!(error instanceof Refusal) || error.code !== 'csv_unreadable') return error;
  return new Refusal('csv_unreadable', { params: error.params, extra: { ...error.extra, added } });
}
