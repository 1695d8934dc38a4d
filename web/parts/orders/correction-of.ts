import type { RequestOf } from '../../api.ts';
import { nextVersion } from './next-version.ts';
import type { Order } from './order-next-step.tsx';

type Correction = Extract<RequestOf<'amendPortOutOrder'>['body'], { kind: 'correction' }>;

/** A request as it is filled in. */
export interface CorrectionInput {
  /** One to a line. */
  numbers: string;
  accountNumber: string;
  postalCode: string;
  /** `YYYY-MM-DD`; empty: the earliest lawful one. */
  desiredDueDate: string;
  isAuthorized: boolean;
  /** Empty: none comes with the correction. */
  pin: string;
}

/** The order as it reads now. Its PIN is nowhere to be read. */
export function correctionInput(order: Order): CorrectionInput {
  return {
    numbers: askedNumbers(order).join('\n'),
    accountNumber: order.accountNumber ?? '',
    postalCode: order.postalCode ?? '',
    desiredDueDate: order.desiredDueDate ?? '',
    isAuthorized: order.agencyAuthorization ?? false,
    pin: '',
  };
}

/** The correction that makes the order read as filled in, of nothing but what differs; null: nothing does. */
export function correctionOf(order: Order, input: CorrectionInput): Correction | null {
  const before = correctionInput(order);
  const changes: Omit<Correction, 'kind' | 'version'> = {};
  const numbers = typedNumbers(input.numbers);
  if (numbers.join('\n') !== before.numbers) changes.numbers = numbers;
  const accountNumber = input.accountNumber.trim();
  if (accountNumber !== before.accountNumber) changes.accountNumber = accountNumber;
  const postalCode = input.postalCode.trim();
  if (postalCode !== before.postalCode) changes.postalCode = postalCode;
  if (input.desiredDueDate !== before.desiredDueDate) changes.desiredDueDate = input.desiredDueDate || null;
  if (input.isAuthorized !== before.isAuthorized) changes.agencyAuthorization = input.isAuthorized;
  if (input.pin !== '') changes.pin = input.pin;
  if (Object.keys(changes).length === 0) return null;
  return { kind: 'correction', version: nextVersion(order.version), ...changes };
}

function askedNumbers({ numbers }: Order): string[] {
  return numbers.filter(({ status }) => status !== 'withdrawn').map(({ number }) => number);
}

/** Written as the pages show them is as good: `+1 425-555-0123`. */
export function typedNumbers(text: string): string[] {
  return text
    .split(/[\n,;]/)
    .map((line) => line.replaceAll(/[\s().-]/g, ''))
    .filter((line) => line !== '');
}
