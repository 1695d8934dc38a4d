import { builtInNumberingPlan } from '../../src/core/numbering-plan.ts';
import type { PortOutFacts } from '../../src/core/port-out.ts';
import type { KnownNumber, PortOutRequest, PortOutSnapshot } from '../../src/core/port-out-order.ts';
import type { PinVerdict } from '../../src/core/port-out-stages.ts';

/** Redmond, Washington: two lines on the account that a right request names. */
export const first = '+14255550123';
export const second = '+14255550124';
/** On the same account: one left already, one has an open order. */
export const gone = '+14255550125';
export const porting = '+14255550126';
/** The owner's, on another account of theirs. */
export const onOtherAccount = '+14255550127';
/** On nobody's books, or on another organization's: the owner's books do not tell. */
export const unknown = '+14255550199';
export const tollFree = '+18005550100';
export const canadian = '+16045550100';

const account = { id: 'bac_named', postalCode: '98052', hasSeveralLines: true };

function known(number: string, changes: Partial<KnownNumber> = {}): KnownNumber {
  const phoneNumberId = `num_${number.slice(-4)}`;
  return {
    number,
    phoneNumberId,
    billingAccountId: account.id,
    isActive: true,
    hasOpenOrder: false,
    locks: [],
    ...changes,
  };
}

const books = [
  known(first),
  known(second),
  known(gone, { isActive: false }),
  known(porting, { hasOpenOrder: true }),
  known(onOtherAccount, { billingAccountId: 'bac_other' }),
];

const request: PortOutRequest = {
  purchaseOrderNumber: 'PON-1001',
  version: '00',
  numbers: [first, second],
  accountNumber: 'WA-100200',
  postalCode: '98052',
  desiredDueDate: null,
  onPartial: 'reject_all',
  agencyAuthorization: true,
  customerCarrierName: null,
  networkProviderSpid: null,
  portabilityDirection: null,
  initiatorNumber: null,
};

/** What a decision is asked with, as far as it differs from a right request. */
export interface Asked {
  request?: Partial<PortOutRequest>;
  /** False: the owner has no account of the given number. */
  isAccountKnown?: boolean;
  account?: Partial<typeof account>;
  books?: readonly KnownNumber[];
  pin?: Partial<PortOutSnapshot['pin']>;
  policy?: Partial<PortOutSnapshot['policy']>;
  ownerTimeZone?: string;
  pinVerdict?: PinVerdict;
  receivedAt?: string;
  holidays?: readonly string[];
}

/**
 * The facts of a request that is right in everything, less what is asked otherwise. Received on Tuesday,
 * 2026-11-17, at 10:00 in Denver, whose clock Washington's numbers run on.
 */
export function factsOf(asked: Asked = {}): PortOutFacts {
  const { holidays = [], isAccountKnown = true } = asked;
  const { numbers } = { ...request, ...asked.request };
  // As storage does: only what was asked about is read.
  const read = (asked.books ?? books).filter(({ number }) => numbers.includes(number));
  return {
    request: { ...request, ...asked.request },
    snapshot: {
      ownerTimeZone: asked.ownerTimeZone ?? 'America/Los_Angeles',
      numbers: new Map(read.map((row) => [row.number, row])),
      account: isAccountKnown ? { ...account, ...asked.account } : null,
      pin: { isSet: true, isOnHold: false, ...asked.pin },
      policy: { pinNotSet: 'refuse', projectThreshold: 200, ...asked.policy },
    },
    pinVerdict: asked.pinVerdict ?? 'right',
    receivedAt: asked.receivedAt ?? '2026-11-17T17:00:00.000Z',
    plan: builtInNumberingPlan,
    isHoliday: (date) => holidays.includes(date),
  };
}
