import { dueDateReason } from './desired-due-date.ts';
import type { NumberingPlan } from './numbering-plan.ts';
import { classifyPhoneNumber } from './phone-number.ts';
import type { PortClass, PortClock } from './port-clock.ts';
import { isHeldBack } from './port-out-lock.ts';
import type { HeldBecause, PortOutRequest, PortOutSnapshot, PortOutStageName } from './port-out-order.ts';
import type { ReasonCode } from './reasons.ts';

/** What the stages look at. `numbers` are those that no earlier stage refused. */
export interface Case {
  request: PortOutRequest;
  numbers: readonly string[];
  snapshot: PortOutSnapshot;
  plan: NumberingPlan;
  pinVerdict: PinVerdict;
  /** RFC 3339, UTC: the moment whose locks count. */
  receivedAt: string;
  /** Asked for only where it matters: working it out is most of what a decision costs. */
  timing: () => Timing;
}

export interface Timing {
  portClass: PortClass;
  clock: PortClock;
  /** The date when the request was received, in the zone the due date is in. */
  todayOn: string;
  hasUnknownAreaCode: boolean;
}

/** `unchecked`: a PIN was given and not looked at yet; `missing`: none was given. */
export type PinVerdict = 'unchecked' | 'missing' | 'right' | 'wrong';

export interface Finding {
  orderReasons: readonly ReasonCode[];
  numberReasons: ReadonlyMap<string, readonly ReasonCode[]>;
  held: HeldBecause | null;
  needsPinVerdict: boolean;
}

export const nothingFound: Finding = {
  orderReasons: [],
  numberReasons: new Map(),
  held: null,
  needsPinVerdict: false,
};

function refuse(...orderReasons: ReasonCode[]): Finding {
  return { ...nothingFound, orderReasons };
}

function hold(held: HeldBecause): Finding {
  return { ...nothingFound, held };
}

function perNumber(numbers: readonly string[], reasonOf: (number: string) => ReasonCode | null) {
  const found = new Map<string, readonly ReasonCode[]>();
  for (const number of numbers) {
    const reason = reasonOf(number);
    if (reason) found.set(number, [reason]);
  }
  return found;
}

/**
 * Form: what 47 CFR 52.36 lets a losing carrier require beyond shape: the new carrier speaks for the end
 * user.
 */
function form({ request }: Case): Finding {
  return request.agencyAuthorization ? nothingFound : refuse('agency_authorization_missing');
}

/**
 * Kind of number. Nothing here depends on what is stored. What is no number at all makes the request
 * unreadable, whoever passed it on without looking.
 */
function kindOfNumber({ numbers, plan }: Case): Finding {
  let hasMalformed = false;
  const numberReasons = perNumber(numbers, (number) => {
    const { kind } = classifyPhoneNumber(number, plan);
    switch (kind) {
      case 'us':
        return null;
      case 'toll_free':
        return 'toll_free_not_supported';
      case 'country_not_supported':
        return 'country_not_supported';
      case 'malformed':
        hasMalformed = true;
        return null;
    }
  });
  return { ...nothingFound, orderReasons: hasMalformed ? ['invalid_request'] : [], numberReasons };
}

/** The first five characters are the ZIP code; what follows narrows it and never matters. */
function zipOf(postalCode: string): string {
  return postalCode.trim().slice(0, 5);
}

/**
 * Account: unknown, foreign and wrong-account numbers are alike to the carrier. That the account number
 * itself is not one of the owner's is said to the owner and the desk only. The ZIP code is compared once a
 * number is on the account, so that nobody learns of it without number and account number right.
 */
function account({ request, numbers, snapshot }: Case): Finding {
  const given = snapshot.account;
  const isOnAccount = (number: string) =>
    given !== null && snapshot.numbers.get(number)?.billingAccountId === given.id;
  const numberReasons = perNumber(numbers, (number) => {
    if (!isOnAccount(number)) return 'number_not_on_account';
    const known = snapshot.numbers.get(number);
    if (!known?.isActive) return 'number_not_active';
    return known.hasOpenOrder ? 'number_already_porting' : null;
  });
  if (!numbers.some(isOnAccount)) {
    const orderReasons: ReasonCode[] = snapshot.numbers.size > 0 ? ['account_number_mismatch'] : [];
    return { ...nothingFound, orderReasons, numberReasons };
  }
  const isZipWrong = zipOf(given?.postalCode ?? '') !== zipOf(request.postalCode);
  return { ...nothingFound, orderReasons: isZipWrong ? ['postal_code_mismatch'] : [], numberReasons };
}

/** PIN: held before it is looked at while automatic checks are on hold (rule 9.2), then set? given? right? */
function pin({ snapshot, pinVerdict }: Case): Finding {
  if (!snapshot.pin.isSet) return snapshot.policy.pinNotSet === 'skip' ? nothingFound : refuse('pin_not_set');
  if (snapshot.pin.isOnHold) return hold('pin_on_hold');
  switch (pinVerdict) {
    case 'missing':
      return refuse('pin_missing');
    case 'unchecked':
      return { ...nothingFound, needsPinVerdict: true };
    case 'wrong':
      return refuse('pin_mismatch');
    case 'right':
      return nothingFound;
  }
}

/** Protection: what is asked rightly and still waits for a person (rule 9.3: a lock before all else). */
function protection({ numbers, snapshot, receivedAt }: Case): Finding {
  const at = new Date(receivedAt);
  const isLocked = (number: string) => isHeldBack(snapshot.numbers.get(number)?.locks ?? [], at);
  if (numbers.some(isLocked)) return hold('number_locked');
  return numbers.length > snapshot.policy.projectThreshold ? hold('project') : nothingFound;
}

function date({ request, timing }: Case): Finding {
  if (request.desiredDueDate === null) return nothingFound;
  const { clock, todayOn } = timing();
  const reason = dueDateReason(request.desiredDueDate, clock.earliestActivationOn, todayOn);
  return reason ? refuse(reason) : nothingFound;
}

/**
 * The stages in order of precedence. A later one is not run when an earlier one refused the request or held
 * it; all that one stage finds is reported together. (Stage 1, the requester, is in the operation: it is
 * about what is already stored for the PON.)
 */
export const portOutStages: readonly { name: PortOutStageName; check: (c: Case) => Finding }[] = [
  { name: 'form', check: form },
  { name: 'kind', check: kindOfNumber },
  { name: 'account', check: account },
  { name: 'pin', check: pin },
  { name: 'protection', check: protection },
  { name: 'date', check: date },
];
