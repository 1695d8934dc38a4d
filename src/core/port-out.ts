import type { IsHoliday } from './business-calendar.ts';
import type { NumberingPlan } from './numbering-plan.ts';
import { npaKind, zoneOfNpa } from './numbering-plan.ts';
import { activationInstant, localDate, portClock } from './port-clock.ts';
import type {
  HeldBecause,
  PortOutDecision,
  PortOutRequest,
  PortOutSnapshot,
  PortOutStageName,
} from './port-out-order.ts';
import { type Finding, type PinVerdict, portOutStages, type Timing } from './port-out-stages.ts';
import type { ReasonCode } from './reasons.ts';

type StageReached = PortOutDecision['stage'];

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
  const found = new Map<string, readonly ReasonCode[]>();
  let numbers = facts.request.numbers;
  for (const stage of portOutStages) {
    const finding = stage.check({ ...facts, numbers, timing: () => timingOf(facts, numbers, stage.name) });
    for (const [number, reasons] of finding.numberReasons) found.set(number, reasons);
    if (finding.needsPinVerdict) return 'pin_verdict_needed';
    if (finding.held) return decision(facts, numbers, found, held(stage.name, finding.held));
    if (finding.numberReasons.size > 0) numbers = numbers.filter((number) => !found.has(number));
    if (isRefused(facts.request, numbers, found, finding)) {
      return decision(facts, numbers, found, rejected(stage.name, finding.orderReasons));
    }
  }
  return decision(facts, numbers, found, confirmed());
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

/** Stages that must not depend on what is stored: what they answer is for anyone who asks. */
const isBeforeTheBooks = (stage: StageReached) => stage === 'form' || stage === 'kind';

/**
 * True when one of the numbers is proven to be on the account that was given. Before that an unproven carrier
 * must not tell from class, zone or dates what is on the books.
 */
function hasProvenNumber(
  { snapshot }: PortOutFacts,
  numbers: readonly string[],
  stage: StageReached,
): boolean {
  const { account } = snapshot;
  if (account === null || isBeforeTheBooks(stage)) return false;
  return numbers.some((number) => snapshot.numbers.get(number)?.billingAccountId === account.id);
}

/** The class and clock of the numbers that are left; of all that were asked when none is. */
function timingOf(facts: PortOutFacts, left: readonly string[], stage: StageReached): Timing {
  const { snapshot, plan, request, receivedAt, isHoliday } = facts;
  const numbers = left.length > 0 ? left : request.numbers;
  const isProven = hasProvenNumber(facts, numbers, stage);
  // Simple is one line on the account (47 CFR 52.35).
  const hasSeveralLines = isProven ? snapshot.account?.hasSeveralLines : request.numbers.length > 1;
  const isProject = numbers.length > snapshot.policy.projectThreshold;
  const portClass = isProject ? 'project' : hasSeveralLines ? 'non_simple' : 'simple';

  const areaCodes = [...new Set(numbers.map(areaCodeOf))].filter((npa) => npa !== null);
  const fallback = isProven ? snapshot.ownerTimeZone : zoneOfNobody;
  const zones = areaCodes.map((npa) => zoneOfNpa(plan, npa)?.timeZone ?? fallback);
  const timeZones = zones.length > 0 ? zones : [fallback];
  const clock = portClock({ portClass, receivedAt, timeZones, isHoliday });
  const hasUnknownAreaCode = areaCodes.some((npa) => npaKind(plan, npa) === 'unknown');
  return { portClass, clock, todayOn: localDate(receivedAt, clock.activationTimeZone), hasUnknownAreaCode };
}

/** Null outside the North American plan. */
function areaCodeOf(number: string): string | null {
  return number.startsWith('+1') ? number.slice(2, 5) : null;
}

/**
 * Puts a decision together. Numbers with a reason of their own are rejected; the others share the order's
 * status.
 */
function decision(
  facts: PortOutFacts,
  left: readonly string[],
  found: ReadonlyMap<string, readonly ReasonCode[]>,
  outcome: Outcome,
): PortOutDecision {
  const { portClass, clock, hasUnknownAreaCode } = timingOf(facts, left, outcome.stage);
  const desired = facts.request.desiredDueDate ?? clock.earliestActivationOn;
  const dueDate = outcome.status === 'confirmed' ? desired : null;
  return {
    ...outcome,
    portClass,
    warnings: hasUnknownAreaCode ? ['area_code_unknown'] : [],
    numbers: facts.request.numbers.map((number) => ({
      number,
      phoneNumberId: facts.snapshot.numbers.get(number)?.phoneNumberId ?? null,
      status: found.has(number) ? 'rejected' : outcome.status,
      reasons: found.get(number) ?? [],
      locks: facts.snapshot.numbers.get(number)?.locks ?? [],
    })),
    timeZone: clock.activationTimeZone,
    answerDueAt: clock.answerDueAt,
    dueDate,
    firmOrderCommitmentAt: dueDate === null ? null : activationInstant(dueDate, clock.activationTimeZone),
  };
}

type Outcome = Pick<PortOutDecision, 'status' | 'stage' | 'reasons' | 'heldBecause'>;

function rejected(stage: PortOutStageName, reasons: readonly ReasonCode[]): Outcome {
  return { status: 'rejected', stage, reasons, heldBecause: null };
}

function held(stage: PortOutStageName, heldBecause: HeldBecause): Outcome {
  return { status: 'held', stage, reasons: [], heldBecause };
}

function confirmed(): Outcome {
  return { status: 'confirmed', stage: 'passed', reasons: [], heldBecause: null };
}

/**
 * True when the decision rests on what the PIN check found, so that the attempt counts. It does not when the
 * request failed before, or when decisions were put on hold while the check was under way.
 */
export function restsOnPinVerdict({ stage, heldBecause }: PortOutDecision): boolean {
  return heldBecause !== 'pin_on_hold' && ['pin', 'protection', 'date', 'passed'].includes(stage);
}
