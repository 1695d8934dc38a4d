import type { PortClass } from './port-clock.ts';
import type { LockTerms } from './port-out-lock.ts';
import type { ReasonCode } from './reasons.ts';

/** A carrier's request to take numbers away, in the words of the API and already well-formed. */
export interface PortOutRequest {
  purchaseOrderNumber: string;
  version: string;
  /** E.164, no repetitions, at most 5,000. */
  numbers: readonly string[];
  accountNumber: string;
  postalCode: string;
  desiredDueDate: string | null;
  onPartial: 'reject_all' | 'confirm_valid';
  agencyAuthorization: boolean;
  customerCarrierName: string | null;
  networkProviderSpid: string | null;
  portabilityDirection: string | null;
  initiatorNumber: string | null;
}

/** What storage knows of one asked number on the owner's books. */
export interface KnownNumber {
  number: string;
  phoneNumberId: string;
  billingAccountId: string;
  isActive: boolean;
  hasOpenOrder: boolean;
  /** What stands on it, the narrowest first. */
  locks: readonly LockTerms[];
}

/** Everything stored that a decision may depend on, read in one transaction. */
export interface PortOutSnapshot {
  /** The owner's zone: what the clock falls back on for area codes nobody knows. */
  ownerTimeZone: string;
  numbers: ReadonlyMap<string, KnownNumber>;
  /** The owner's billing account with the given account number, or null. */
  account: { id: string; postalCode: string; hasSeveralLines: boolean } | null;
  pin: { isSet: boolean; isOnHold: boolean };
  policy: { pinNotSet: 'refuse' | 'skip'; projectThreshold: number };
}

export type PortOutStatus =
  | 'held'
  | 'confirmed'
  | 'rejected'
  | 'completed'
  | 'cancelled'
  | 'disputed'
  | 'returned'
  | 'expired';

export type HeldBecause = 'pin_on_hold' | 'number_locked' | 'project';
export type PortOutStageName = 'form' | 'kind' | 'account' | 'pin' | 'protection' | 'date';
/** A number's own life inside its order; `withdrawn`: a correction took it out of the request. */
export type NumberStatus = PortOutStatus | 'withdrawn';

export interface NumberVerdict {
  number: string;
  phoneNumberId: string | null;
  status: NumberStatus;
  reasons: readonly ReasonCode[];
  /** What stands on it of the owner's locks; whether one is in force is asked of a moment. */
  locks: readonly LockTerms[];
}

/** The answer to a request: a value, never an error. */
export interface PortOutDecision {
  status: 'confirmed' | 'rejected' | 'held';
  heldBecause: HeldBecause | null;
  portClass: PortClass;
  reasons: readonly ReasonCode[];
  warnings: readonly 'area_code_unknown'[];
  numbers: readonly NumberVerdict[];
  /** The zone the dates below are in. */
  timeZone: string;
  answerDueAt: string;
  dueDate: string | null;
  firmOrderCommitmentAt: string | null;
  /** The stage that refused or held the request; `passed` when none did. */
  stage: PortOutStageName | 'passed';
}
