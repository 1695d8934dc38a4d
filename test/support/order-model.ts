import { type AskedMove, allowedMoves, type OrderState } from './order-states.ts';

/**
 * What is known of orders without asking: a second, slow and plain telling of the rules, against which random
 * walks hold the real one. Two numbers or more are a project, which is held.
 */
export interface ModelOrder {
  id: string;
  /** Those asked for now. */
  numbers: readonly string[];
  state: OrderState;
  version: number;
  /** The last dispute's end, which said again changes nothing. */
  lastOutcome: string | null;
  /** As the end user has not authorized it: by a person who gave no reason, or by silence. */
  isRefused: boolean;
  dueAt: number;
  correctableUntil: number;
  /** When the desk was told that the deadline is near. */
  escalatedAt: number | null;
}

export type Policy = 'escalate_then_reject' | 'escalate_then_confirm';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

const outcomes: Partial<Record<AskedMove, string>> = {
  dismiss: 'dismissed',
  callOff: 'cancelled',
  bringBack: 'returned',
};

/** The status as the API has it: whether a disputed order's numbers have gone is the model's own. */
export function statusOf({ state }: ModelOrder): string {
  return state === 'disputed_gone' ? 'disputed' : state;
}

/** Where a move leads, or null where it is refused. */
export function expectedOfMove(order: ModelOrder, move: AskedMove): string | null {
  const status = statusOf(order);
  const outcome = outcomes[move];
  if (outcome !== undefined && status !== 'disputed') return order.lastOutcome === outcome ? status : null;
  if (move === 'refuse' && order.state === 'rejected') return order.isRefused ? 'rejected' : null;
  return allowedMoves[order.state][move] ?? null;
}

/** The order after a move that was made at that time. */
export function moveInModel(order: ModelOrder, move: AskedMove, to: string, now: number): void {
  const { state } = order;
  if (statusOf(order) === 'disputed' && to !== 'disputed') order.lastOutcome = outcomes[move] ?? 'cancelled';
  if (move === 'refuse' && state === 'held') refuse(order, now);
  else {
    const isGone = state === 'completed' || state === 'disputed_gone';
    order.state = to === 'disputed' && isGone ? 'disputed_gone' : (to as OrderState);
  }
}

function refuse(order: ModelOrder, now: number): void {
  Object.assign(order, { state: 'rejected', isRefused: true, correctableUntil: now + 30 * dayMs });
}

/** What a request for those numbers is told, its PIN right or missing. */
export function expectedOfRequest(
  numbers: readonly string[],
  hasPin: boolean,
  others: readonly ModelOrder[],
): 'confirmed' | 'held' | 'rejected' {
  const isTaken = (one: ModelOrder) => ['held', 'confirmed', 'disputed'].includes(one.state) || isGone(one);
  const taken = new Set(others.filter(isTaken).flatMap((one) => one.numbers));
  if (!hasPin || numbers.some((number) => taken.has(number))) return 'rejected';
  return numbers.length > 1 ? 'held' : 'confirmed';
}

/** Gone with it and not brought back. */
export function isGone({ state }: ModelOrder): boolean {
  return state === 'completed' || state === 'disputed_gone';
}

export type Amendment =
  | { what: 'date' | 'cancel' | 'stale' }
  | { what: 'correct'; which: number; hasPin: boolean };

/** True where the supplement can be made from where the order stands. */
export function canAmend(order: ModelOrder, what: Amendment['what'], now: number): boolean {
  switch (what) {
    case 'date':
      return ['held', 'confirmed'].includes(order.state);
    case 'cancel':
      return ['held', 'confirmed', 'rejected', 'disputed'].includes(order.state);
    case 'correct':
      return order.state === 'held' || (order.state === 'rejected' && now <= order.correctableUntil);
    case 'stale':
      return false;
  }
}

/** What the clock does to an order by itself at that time; see decision 17. */
export function runClockInModel(order: ModelOrder, policy: Policy, now: number): void {
  const { state, dueAt, escalatedAt, correctableUntil } = order;
  if (state === 'rejected' && correctableUntil <= now) order.state = 'expired';
  if (state !== 'held') return;
  if (now >= dueAt && policy === 'escalate_then_reject') refuse(order, now);
  else if (escalatedAt === null && now >= dueAt - 60 * minuteMs) order.escalatedAt = now;
  else if (escalatedAt !== null && now >= dueAt && now - escalatedAt >= 30 * minuteMs) {
    order.state = 'confirmed';
  }
}
