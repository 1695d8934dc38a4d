import type { FieldProblemCode } from '../../core/field-problems.ts';
import type { BillingAccountId } from '../../core/ids.ts';
import type { NumberingPlan } from '../../core/numbering-plan.ts';
import { classifyPhoneNumber } from '../../core/phone-number.ts';
import { newId } from '../../storage/new-id.ts';
import { insertPhoneNumbers, ownActiveNumbers } from '../../storage/phone-numbers.ts';
import type { OrganizationTx } from '../../storage/tx.ts';

/** A number that may be kept: E.164, of a billing account of the organization. */
export interface NumberToKeep {
  number: string;
  billingAccountId: BillingAccountId;
  assignedTo: string | null;
}

/** Why a number cannot be kept here by what it is (product rules section 8), or null. */
export function unfitNumber(number: string, plan: NumberingPlan): FieldProblemCode | null {
  const { kind } = classifyPhoneNumber(number, plan);
  switch (kind) {
    case 'us':
      return null;
    case 'toll_free':
      return 'toll_free_not_supported';
    case 'country_not_supported':
      return 'country_not_supported';
    case 'malformed':
      return 'phone_number_malformed';
  }
}

/**
 * Adds what nobody has. The others are told apart: here already, or in use elsewhere, without saying where.
 */
export async function keepPhoneNumbers<Kept extends NumberToKeep>(
  tx: OrganizationTx,
  numbers: readonly Kept[],
  at: Date,
): Promise<{ added: Kept[]; refused: { item: Kept; code: FieldProblemCode }[] }> {
  const rows = numbers.map(({ number, billingAccountId, assignedTo }) => ({
    id: newId('phoneNumber', at),
    number,
    billingAccountId,
    assignedTo,
  }));
  const addedNumbers = await insertPhoneNumbers(tx, rows, at);
  if (addedNumbers.size === numbers.length) return { added: [...numbers], refused: [] };
  const left = numbers.filter(({ number }) => !addedNumbers.has(number));
  const own = await ownActiveNumbers(
    tx,
    left.map(({ number }) => number),
  );
  return {
    added: numbers.filter(({ number }) => addedNumbers.has(number)),
    refused: left.map((item) => ({ item, code: own.has(item.number) ? 'already_present' : 'number_taken' })),
  };
}

/** What the record says of numbers that were added: not each of thousands. */
export function extentOf(added: readonly NumberToKeep[]) {
  return { count: added.length, first: added[0]?.number, last: added.at(-1)?.number };
}
