import type { NumberVerdict, PortOutRequest } from './port-out-order.ts';
import { canMove, type PortOutMove, type Standing } from './port-out-states.ts';

/** What a gaining carrier sends to an order of its own: SUP 1, SUP 2 and SUP 3 in the field's words. */
export const supplementKinds = ['cancel', 'due_date', 'correction'] as const;
export type SupplementKind = (typeof supplementKinds)[number];

/** The move that each kind makes. */
export const supplementMoves = {
  cancel: 'cancel',
  due_date: 'reschedule',
  correction: 'correct',
} as const satisfies Record<SupplementKind, PortOutMove>;

/** Two digits: above it no version is left to send. */
const highestVersion = '99';

/** What a correction asks otherwise; what is left out stays as it was. */
export type Correction = Partial<Omit<PortOutRequest, 'purchaseOrderNumber' | 'version'>>;

type ChangedField = Exclude<keyof Correction, 'numbers'>;

/** One field of the request, from what to what. */
export interface RequestChange {
  field: ChangedField;
  from: string | boolean | null;
  to: string | boolean | null;
}

/** All that a supplement changed of the request, for the record and the history. */
export interface SupplementChanges {
  changes: readonly RequestChange[];
  numbersAdded: readonly string[];
  numbersWithdrawn: readonly string[];
  /** A PIN came with it. Which one is written nowhere. */
  hasPin: boolean;
}

/** In the order in which they are shown. */
const changedFields = [
  'accountNumber',
  'postalCode',
  'desiredDueDate',
  'onPartial',
  'agencyAuthorization',
  'customerCarrierName',
  'networkProviderSpid',
  'portabilityDirection',
  'initiatorNumber',
] as const satisfies readonly ChangedField[];

/** The request as it reads with the correction. */
export function correctedRequest(
  request: PortOutRequest,
  version: string,
  correction: Correction,
): PortOutRequest {
  const given = Object.entries(correction).filter(([, value]) => value !== undefined);
  return { ...request, ...Object.fromEntries(given), version };
}

/** What differs between the request before and after. */
export function supplementChanges(
  before: PortOutRequest,
  after: PortOutRequest,
  hasPin: boolean,
): SupplementChanges {
  const had = new Set(before.numbers);
  const has = new Set(after.numbers);
  return {
    changes: changedFields
      .filter((field) => before[field] !== after[field])
      .map((field) => ({ field, from: before[field], to: after[field] })),
    numbersAdded: after.numbers.filter((number) => !had.has(number)),
    numbersWithdrawn: before.numbers.filter((number) => !has.has(number)),
    hasPin,
  };
}

/** The numbers that the order asks for now: those a correction took out are only remembered. */
export function askedNumbers(numbers: readonly NumberVerdict[]): string[] {
  return numbers.filter(({ status }) => status !== 'withdrawn').map(({ number }) => number);
}

/**
 * Every number the order has or had, each at its place: those still asked for with their new verdict, those
 * taken out as `withdrawn`, new ones after them.
 */
export function correctedNumbers(
  before: readonly NumberVerdict[],
  decided: readonly NumberVerdict[],
): NumberVerdict[] {
  const verdicts = new Map(decided.map((verdict) => [verdict.number, verdict]));
  const had = new Set(before.map(({ number }) => number));
  return [
    ...before.map(
      (verdict) => verdicts.get(verdict.number) ?? { ...verdict, status: 'withdrawn' as const, reasons: [] },
    ),
    ...decided.filter(({ number }) => !had.has(number)),
  ];
}

/** A rejected order past its time cannot be corrected, whether or not it was marked as expired already. */
export function isTooLateToCorrect(order: { correctableUntil: Date | null }, at: Date): boolean {
  return order.correctableUntil !== null && at > order.correctableUntil;
}

/** The kinds that an order which stands so would take at that instant, whoever sends them. */
export function possibleSupplements(
  order: Standing & { version: string; correctableUntil: Date | null },
  at: Date,
): SupplementKind[] {
  if (order.version >= highestVersion) return [];
  return supplementKinds.filter(
    (kind) =>
      canMove(order, supplementMoves[kind]) && !(kind === 'correction' && isTooLateToCorrect(order, at)),
  );
}
