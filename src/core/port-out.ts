import type { IsHoliday } from './business-calendar.ts';
import type { NumberingPlan } from './numbering-plan.ts';
import { zoneOfNpa } from './numbering-plan.ts';
import { activationInstant, localDate, type PortClass, type PortClock, portClock } from './port-clock.ts';
import type {
  HeldBecause,
  NumberVerdict,
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
 * Decides a port-out request: product rules section 4, stages 2 to 7, precedence in reading order. Pure: the same
 * facts always give the same decision. Answers `pin_verdict_needed` when everything before the PIN holds and the
 * PIN that was given has not been looked at; the caller then reserves an attempt, looks, and asks again.
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
    if (finding.held) return held(facts, timing, found, finding.held, stage.name);
    if (finding.numberReasons.size > 0) {
      numbers = numbers.filter((number) => !found.has(number));
      timing = timingOf(facts, numbers);
    }
    if (isRefused(request, numbers, found, finding)) {
      return rejected(facts, timing, found, finding.orderReasons, stage.name);
    }
  }
  return confirmed(facts, timing, found);
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
 * Simple is one line on the account (47 CFR 52.35). The account counts only once a number is proven to be on it:
 * before that the class must not tell an unproven carrier how many lines there are, so the request's own size stands.
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

function verdicts(
  facts: PortOutFacts,
  found: ReadonlyMap<string, readonly ReasonCode[]>,
  statusOfGood: NumberVerdict['status'],
): NumberVerdict[] {
  return facts.request.numbers.map((number) => ({
    number,
    phoneNumberId: facts.snapshot.numbers.get(number)?.phoneNumberId ?? null,
    status: found.has(number) ? 'rejected' : statusOfGood,
    reasons: found.get(number) ?? [],
  }));
}

function common({ portClass, clock, hasUnknownAreaCode }: Timing) {
  return {
    portClass,
    warnings: hasUnknownAreaCode ? (['area_code_unknown'] as const) : [],
    timeZone: clock.activationTimeZone,
    answerDueAt: clock.answerDueAt,
  };
}

const noDate = { dueDate: null, firmOrderCommitmentAt: null };

function rejected(
  facts: PortOutFacts,
  timing: Timing,
  found: ReadonlyMap<string, readonly ReasonCode[]>,
  reasons: readonly ReasonCode[],
  stage: PortOutStageName,
): PortOutDecision {
  const numbers = verdicts(facts, found, 'rejected');
  return {
    ...common(timing),
    ...noDate,
    status: 'rejected',
    heldBecause: null,
    reasons,
    numbers,
    stage,
  };
}

function held(
  facts: PortOutFacts,
  timing: Timing,
  found: ReadonlyMap<string, readonly ReasonCode[]>,
  heldBecause: HeldBecause,
  stage: PortOutStageName,
): PortOutDecision {
  const numbers = verdicts(facts, found, 'held');
  return {
    ...common(timing),
    ...noDate,
    status: 'held',
    heldBecause,
    reasons: [],
    numbers,
    stage: 'passed',
  };
}

function confirmed(
  facts: PortOutFacts,
  timing: Timing,
  found: ReadonlyMap<string, readonly ReasonCode[]>,
): PortOutDecision {
  const { clock } = timing;
  const dueDate = facts.request.desiredDueDate ?? clock.earliestActivationOn;
  return {
    ...common(timing),
    status: 'confirmed',
    heldBecause: null,
    reasons: [],
    numbers: verdicts(facts, found, 'confirmed'),
    dueDate,
    firmOrderCommitmentAt: activationInstant(dueDate, clock.activationTimeZone),
    stage: 'passed',
  };
}

/**
 * True when the decision rests on what the PIN check found, so that the attempt counts. It does not when the request
 * failed before, or when decisions were put on hold while the check was under way.
 */
export function restsOnPinVerdict({ stage, heldBecause }: PortOutDecision): boolean {
  return heldBecause !== 'pin_on_hold' && ['pin', 'protection', 'date', 'passed'].includes(stage);
}

/** What a person's confirmation of a held order commits to. */
export interface ManualConfirmation {
  dueDate: string;
  firmOrderCommitmentAt: string;
}

/**
 * The date of a held order that a person confirms: the desired one, else the earliest lawful one, both counted from
 * when it was received; when that day has already begun, the first lawful one counted from now.
 */
export function manualConfirmation(order: {
  portClass: PortClass;
  desiredDueDate: string | null;
  receivedAt: string;
  decidedAt: string;
  timeZone: string;
  isHoliday: IsHoliday;
}): ManualConfirmation {
  const earliestFrom = (receivedAt: string) =>
    portClock({
      portClass: order.portClass,
      receivedAt,
      timeZones: [order.timeZone],
      isHoliday: order.isHoliday,
    });
  const lawful = earliestFrom(order.receivedAt).earliestActivationOn;
  const wanted = order.desiredDueDate && order.desiredDueDate > lawful ? order.desiredDueDate : lawful;
  const today = localDate(order.decidedAt, order.timeZone);
  const dueDate = wanted > today ? wanted : earliestFrom(order.decidedAt).earliestActivationOn;
  return { dueDate, firmOrderCommitmentAt: activationInstant(dueDate, order.timeZone) };
}
