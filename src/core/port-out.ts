import type { IsHoliday } from './business-calendar.ts';
import type { NumberingPlan } from './numbering-plan.ts';
import { zoneOfNpa } from './numbering-plan.ts';
import { activationInstant, localDate, type PortClass, type PortClock, portClock } from './port-clock.ts';
import type {
  HeldBecause,
  PortOutDecision,
  PortOutRequest,
  PortOutSnapshot,
  PortOutStageName,
} from './port-out-order.ts';
import { type Case, type Finding, type PinVerdict, portOutStages } from './port-out-stages.ts';
import type { ReasonCode } from './reasons.ts';

export interface PortOutFacts {
  request: PortOutRequest;
  snapshot: PortOutSnapshot;
  pinVerdict: PinVerdict;
  /** When the request was received: RFC 3339, UTC. */
  receivedAt: string;
  plan: NumberingPlan;
  isHoliday: IsHoliday;
}

const zoneOfNobody = 'America/New_York';

/**
 * Decides a port-out request: product rules section 4, stages 2 to 7, precedence in reading order. Pure: the
 * same facts always give the same decision. Answers `pin_verdict_needed` when everything before the PIN holds
 * and the PIN that was given has not been looked at; the caller then reserves an attempt, looks, and asks
 * again.
 */
export function decidePortOut(facts: PortOutFacts): PortOutDecision | 'pin_verdict_needed' {
  const { request } = facts;
  const found = new Map<string, readonly ReasonCode[]>();
  let numbers = request.numbers;
  let timing = timingOf(facts, numbers);
  for (const stage of portOutStages) {
    const finding = stage.check(caseOf(facts, numbers, timing));
    for (const [number, reasons] of finding.numberReasons) found.set(number, reasons);
    if (finding.needsPinVerdict) return 'pin_verdict_needed';
    if (finding.held) return decision(facts, timing, found, held(stage.name, finding.held));
    if (finding.numberReasons.size > 0) {
      numbers = numbers.filter((number) => !found.has(number));
      timing = timingOf(facts, numbers);
    }
    if (isRefused(request, numbers, found, finding)) {
      return decision(facts, timing, found, rejected(stage.name, finding.orderReasons));
    }
  }
  const dueDate = request.desiredDueDate ?? timing.clock.earliestActivationOn;
  return decision(facts, timing, found, confirmed(dueDate));
}

function isRefused(
  request: PortOutRequest,
  left: readonly string[],
  found: ReadonlyMap<string, unknown>,
  finding: Finding,
): boolean {
  if (finding.orderReasons.length > 0 || left.length === 0) return true;
  return request.onPartial === 'reject_all' && found.size > 0;
}

interface Timing {
  portClass: PortClass;
  clock: PortClock;
  hasUnknownAreaCode: boolean;
}

/**
 * Simple is one line on the account (47 CFR 52.35). The account counts only once a number is proven to be on
 * it: before that the class must not tell an unproven carrier how many lines there are, so the request's own
 * size stands.
 */
function portClassOf({ snapshot, request }: PortOutFacts, numbers: readonly string[]): PortClass {
  if (numbers.length > snapshot.policy.projectThreshold) return 'project';
  const { account } = snapshot;
  const isProven =
    account !== null && numbers.some((n) => snapshot.numbers.get(n)?.billingAccountId === account.id);
  const hasSeveralLines = isProven ? account.hasSeveralLines : request.numbers.length > 1;
  return hasSeveralLines ? 'non_simple' : 'simple';
}

function timingOf(facts: PortOutFacts, numbers: readonly string[]): Timing {
  const { snapshot, plan } = facts;
  const asked = numbers.length > 0 ? numbers : facts.request.numbers;
  const areaCodes = new Set(asked.map((number) => number.slice(2, 5)));
  const zones = [...areaCodes].map((npa) => zoneOfNpa(plan, npa)?.timeZone ?? null);
  const fallback = snapshot.account === null ? zoneOfNobody : snapshot.ownerTimeZone;
  const portClass = portClassOf(facts, asked);
  const clock = portClock({
    portClass,
    receivedAt: facts.receivedAt,
    timeZones: [...new Set(zones.map((zone) => zone ?? fallback))],
    isHoliday: facts.isHoliday,
  });
  return { portClass, clock, hasUnknownAreaCode: zones.includes(null) };
}

function caseOf(facts: PortOutFacts, numbers: readonly string[], { clock }: Timing): Case {
  const { request, snapshot, plan, pinVerdict } = facts;
  const todayOn = localDate(facts.receivedAt, clock.activationTimeZone);
  return { request, numbers, snapshot, plan, pinVerdict, clock, todayOn };
}

/**
 * Puts a decision together. Numbers with a reason of their own are rejected; the others share the order's
 * status.
 */
function decision(
  facts: PortOutFacts,
  { portClass, clock, hasUnknownAreaCode }: Timing,
  found: ReadonlyMap<string, readonly ReasonCode[]>,
  outcome: Outcome,
): PortOutDecision {
  const { dueDate } = outcome;
  return {
    ...outcome,
    portClass,
    warnings: hasUnknownAreaCode ? ['area_code_unknown'] : [],
    numbers: facts.request.numbers.map((number) => ({
      number,
      phoneNumberId: facts.snapshot.numbers.get(number)?.phoneNumberId ?? null,
      status: found.has(number) ? 'rejected' : outcome.status,
      reasons: found.get(number) ?? [],
    })),
    timeZone: clock.activationTimeZone,
    answerDueAt: clock.answerDueAt,
    firmOrderCommitmentAt: dueDate === null ? null : activationInstant(dueDate, clock.activationTimeZone),
  };
}

type Outcome = Pick<PortOutDecision, 'status' | 'stage' | 'reasons' | 'heldBecause' | 'dueDate'>;

function rejected(stage: PortOutStageName, reasons: readonly ReasonCode[]): Outcome {
  return { status: 'rejected', stage, reasons, heldBecause: null, dueDate: null };
}

function held(stage: PortOutStageName, heldBecause: HeldBecause): Outcome {
  return { status: 'held', stage, reasons: [], heldBecause, dueDate: null };
}

function confirmed(dueDate: string): Outcome {
  return { status: 'confirmed', stage: 'passed', reasons: [], heldBecause: null, dueDate };
}

/**
 * True when the decision rests on what the PIN check found, so that the attempt counts. It does not when the
 * request failed before, or when decisions were put on hold while the check was under way.
 */
export function restsOnPinVerdict({ stage, heldBecause }: PortOutDecision): boolean {
  return heldBecause !== 'pin_on_hold' && ['pin', 'protection', 'date', 'passed'].includes(stage);
}
