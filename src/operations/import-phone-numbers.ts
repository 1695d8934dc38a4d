import type { Readable } from 'node:stream';
import { setImmediate as otherRequestsFirst } from 'node:timers/promises';
import { requirePermission } from '../core/access.ts';
import { actorOf } from '../core/actor.ts';
import type { BillingAccountId, OrganizationId } from '../core/ids.ts';
import { normalizeImportedNumber } from '../core/phone-number.ts';
import type { Principal } from '../core/principal.ts';
import type { FieldProblemCode } from '../core/problems.ts';
import { Refusal, refuseFields } from '../core/refusal.ts';
import { appendAudit } from '../storage/audit-entries.ts';
import { billingAccountIds } from '../storage/billing-accounts.ts';
import type { Context } from './context.ts';
import { requireOrganization } from './get-organization.ts';
import { keepPhoneNumbers, type NumberToKeep, unfitNumber } from './keep-phone-numbers.ts';
import { type NumberRow, readNumberRows } from './read-number-rows.ts';

/** Rows of one transaction: small enough that other requests do not wait, large enough that commits do not count. */
const chunkRows = 2_000;
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

/**
 * Imports phone numbers from CSV as it arrives. Good rows are kept in chunks, each committed with its audit entry;
 * every bad row is counted and the first thousand are named. The same file again adds what is missing. A file that
 * breaks off or cannot be read further refuses `csv_unreadable`, with what was added until then.
 */
export async function importPhoneNumbers(
  context: Context,
  principal: Principal,
  input: { organizationId: OrganizationId; billingAccountId: string | null; file: Readable },
): Promise<ImportedNumbers> {
  const { organizationId } = input;
  requirePermission(principal, organizationId, 'phone_number.add');
  const accountOf = await accountFinder(context, organizationId, input.billingAccountId);
  const result: ImportedNumbers = { added: 0, refusedCount: 0, refused: [] };
  const chunk = new Map<string, RowToKeep>();
  const refuse = (row: number, number: string, code: FieldProblemCode) => {
    result.refusedCount += 1;
    if (result.refused.length < refusalsNamedMax)
      result.refused.push({ row, number: number.slice(0, 40), code });
  };
  const keepChunk = async () => {
    const kept = await commitChunk(context, principal, organizationId, [...chunk.values()]);
    chunk.clear();
    result.added += kept.added.length;
    for (const { item, code } of kept.refused) refuse(item.row, item.number, code);
    await otherRequestsFirst();
  };
  try {
    for await (const row of readNumberRows(input.file, input.billingAccountId !== null)) {
      const good = goodRow(context, row, accountOf);
      if (typeof good === 'string') refuse(row.row, row.phoneNumber, good);
      else if (chunk.has(good.number)) refuse(row.row, row.phoneNumber, 'number_repeated');
      else chunk.set(good.number, good);
      if (chunk.size >= chunkRows) await keepChunk();
    }
    if (chunk.size > 0) await keepChunk();
  } catch (error) {
    throw withWhatWasAdded(error, result);
  }
  result.refused.sort((a, b) => a.row - b.row);
  return result;
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
  if (assignedTo !== null && unprintable.test(assignedTo)) return 'invalid_text';
  if (assignedTo !== null && assignedTo.length > assignedToMaxLength) return 'too_long';
  return { row: row.row, number, billingAccountId, assignedTo };
}

async function commitChunk(
  context: Context,
  principal: Principal,
  organizationId: OrganizationId,
  rows: readonly RowToKeep[],
) {
  const at = context.clock.now();
  return context.db.forOrganization(organizationId).transaction(async (tx) => {
    const kept = await keepPhoneNumbers(tx, rows, at);
    if (kept.added.length > 0) {
      const detail = {
        count: kept.added.length,
        first: kept.added[0]?.number,
        last: kept.added.at(-1)?.number,
      };
      const subject = { kind: 'organization', id: organizationId };
      await appendAudit(
        tx,
        { actor: actorOf(principal), action: 'phone_numbers.imported', subject, detail },
        at,
      );
    }
    return kept;
  });
}

function withWhatWasAdded(error: unknown, { added }: ImportedNumbers): unknown {
  if (!(error instanceof Refusal) || error.code !== 'csv_unreadable') return error;
  return new Refusal('csv_unreadable', { params: error.params, extra: { ...error.extra, added } });
}
