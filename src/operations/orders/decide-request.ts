import type { IsHoliday } from '../../core/business-calendar.ts';
import type { OrganizationId, PortOutOrderId } from '../../core/ids.ts';
import { decidePortOut, restsOnPinVerdict } from '../../core/port-out.ts';
import type { PortOutDecision, PortOutRequest, PortOutSnapshot } from '../../core/port-out-order.ts';
import type { PinVerdict } from '../../core/port-out-stages.ts';
import type { Secret } from '../../secrets/secret.ts';
import type { OperatorPolicy } from '../../storage/before-tenant/requests.ts';
import type { AttemptCount } from '../../storage/pin-attempts.ts';
import { portOutSnapshot } from '../../storage/port-out-snapshots.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { type CheckedPin, checkPin, endPinAttempt } from '../pin/check-pin.ts';

/** A carrier's request while it is decided: as it first came, or as a correction left it. */
export interface RequestInHand {
  context: Context;
  request: PortOutRequest;
  pin: Secret | null;
  /** What its clock runs from. */
  receivedAt: Date;
  policy: Omit<OperatorPolicy, 'operatorId' | 'ownHolidays'>;
  /** The operator's calendar, by which dates are counted. */
  isHoliday: IsHoliday;
  /** The order that is corrected; null for a new one. */
  correcting: PortOutOrderId | null;
}

/** What is done with a decision in the transaction it was made in. */
export interface Recording<T> {
  /** Locks what else it rests on. False: that has changed, and nothing is decided or counted. */
  holdStill?(tx: OrganizationTx): Promise<boolean>;
  record(tx: OrganizationTx, decision: PortOutDecision, attempt: AttemptCount | null): Promise<T>;
}

function decide(asking: RequestInHand, known: Omit<PortOutSnapshot, 'policy'>, pinVerdict: PinVerdict) {
  return decidePortOut({
    request: asking.request,
    snapshot: { ...known, policy: asking.policy },
    pinVerdict,
    receivedAt: asking.receivedAt.toISOString(),
    plan: asking.context.numberingPlan,
    isHoliday: asking.isHoliday,
  });
}

/**
 * Decides on the books of the organization whose order it is, and records. Null, with nothing written, when
 * the facts changed between looking and writing.
 */
export async function decideWithOwner<T>(
  asking: RequestInHand,
  owner: OrganizationId,
  recording: Recording<T>,
): Promise<T | null> {
  const { context, pin } = asking;
  const handle = context.db.forOrganization(owner);
  const first = await handle.ask((tx) => portOutSnapshot(tx, booksAsked(asking), false));
  const unchecked: PinVerdict = pin === null ? 'missing' : 'unchecked';
  const decision = decide(asking, first.snapshot, unchecked);
  if (decision !== 'pin_verdict_needed' || pin === null) {
    if (decision !== 'pin_verdict_needed') await costDecoy(context, decision);
    return handle.transaction((tx) => decideAndRecord(asking, recording, tx, unchecked, null));
  }
  return checkPin(context, owner, pin, async (checked) => {
    const verdict = checked?.verdict ?? unchecked;
    const value = await handle.transaction((tx) => decideAndRecord(asking, recording, tx, verdict, checked));
    return { value, isSettled: value !== null };
  });
}

function booksAsked({ request: { numbers, accountNumber }, correcting }: RequestInHand) {
  return { numbers, accountNumber, correcting };
}

/** Every rejection where an unproven carrier could learn what is stored takes as long as a PIN check. */
async function costDecoy(context: Context, decision: PortOutDecision): Promise<void> {
  if (decision.stage === 'account') await context.pinHasher.decoy();
}

/**
 * Decides again on facts that cannot change any more, and writes all that follows, in one transaction. Null,
 * with nothing written, when those facts call for another PIN check.
 */
async function decideAndRecord<T>(
  asking: RequestInHand,
  recording: Recording<T>,
  tx: OrganizationTx,
  verdict: PinVerdict,
  checked: CheckedPin | null,
): Promise<T | null> {
  if (recording.holdStill && !(await recording.holdStill(tx))) return null;
  const { snapshot, pinGeneration } = await portOutSnapshot(tx, booksAsked(asking), true);
  if (checked && checked.pin.generation !== pinGeneration) return null;
  const decision = decide(asking, snapshot, verdict);
  if (decision === 'pin_verdict_needed') return null;
  const ended = checked
    ? await endPinAttempt(tx, checked, restsOnPinVerdict(decision), asking.receivedAt)
    : 'uncounted';
  if (ended === 'no_place') return null;
  return recording.record(tx, decision, ended === 'uncounted' ? null : ended);
}

/**
 * Decides where nobody's books may be looked at: no number is known, or they belong to several. Nobody's PIN
 * is looked at, and it takes as long as if one were.
 */
export async function decideWithoutOwner(asking: RequestInHand): Promise<PortOutDecision> {
  const nothingKnown = {
    ownerTimeZone: 'America/New_York',
    numbers: new Map(),
    account: null,
    pin: { isSet: false, isOnHold: false },
  };
  const decision = decide(asking, nothingKnown, 'missing');
  if (decision === 'pin_verdict_needed') throw new Error('a PIN was asked for where no owner is known');
  await costDecoy(asking.context, decision);
  return decision;
}
