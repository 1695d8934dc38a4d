import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { canMove, type PortOutMove, portOutMoves } from '../../src/core/port-out-states.ts';
import { engines } from '../support/engines.ts';
import {
  type AskedMove,
  allowedMoves,
  askAct,
  askedMoves,
  type OrderState,
} from '../support/order-states.ts';
import { addNumbers, changePolicy, givePin, orderFor, submit } from '../support/port-outs.ts';
import { type World, worldOn } from '../support/world.ts';

/** What the model knows of an order. */
interface ModelOrder {
  id: string;
  numbers: readonly string[];
  state: OrderState;
  /** The last dispute's end, which said again changes nothing. */
  lastOutcome: string | null;
  isRefusedByPerson: boolean;
}

type Step = { kind: 'submit'; which: number } | { kind: 'move'; order: number; move: AskedMove };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('submit' as const), which: fc.nat({ max: 2 }) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('move' as const),
        order: fc.nat({ max: 3 }),
        move: fc.constantFrom(...(Object.keys(askedMoves) as AskedMove[])),
      }),
    },
  ),
  { minLength: 12, maxLength: 20 },
);

const isOpen = ({ state }: ModelOrder) => ['held', 'confirmed', 'disputed'].includes(state);
const outcomes: Partial<Record<AskedMove, string>> = {
  dismiss: 'dismissed',
  callOff: 'cancelled',
  bringBack: 'returned',
};

/** Where the move leads, or null where it is refused. */
function expected(order: ModelOrder, move: AskedMove): string | null {
  const isDisputed = order.state.startsWith('disputed');
  const status = isDisputed ? 'disputed' : order.state;
  const outcome = outcomes[move];
  if (outcome !== undefined && !isDisputed) return order.lastOutcome === outcome ? status : null;
  if (move === 'refuse' && order.state === 'rejected') return order.isRefusedByPerson ? 'rejected' : null;
  return allowedMoves[order.state][move] ?? null;
}

function moved(order: ModelOrder, move: AskedMove, to: string): void {
  const wasDisputed = order.state.startsWith('disputed');
  const wasGone = order.state === 'completed' || order.state === 'disputed_gone';
  if (wasDisputed && to !== 'disputed') order.lastOutcome = outcomes[move] ?? 'cancelled';
  if (move === 'refuse') order.isRefusedByPerson = true;
  order.state = to === 'disputed' && wasGone ? 'disputed_gone' : (to as OrderState);
}

describe('random walks of orders on two numbers', () => {
  const [engine] = engines;
  if (!engine) throw new Error('there is no engine');
  const world = worldOn(engine);

  beforeAll(async () => {
    await givePin(world.now(), world.now().org);
    await changePolicy(world.now(), { projectThreshold: 1 });
  });

  test('end where the model says, open at most once a number, with a history that replays', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (walk) => {
        const numbers = await addNumbers(world.now(), world.now().org, 2);
        const orders: ModelOrder[] = [await order(world.now(), numbers, [])];
        for (const step of walk) {
          world.now().clock.advance(1_000);
          if (step.kind === 'submit') {
            const asked = step.which === 2 ? numbers : numbers.slice(step.which, step.which + 1);
            orders.push(await order(world.now(), asked, orders));
          } else await move(world.now(), orders[step.order % orders.length], step.move);
          await expectOpenAtMostOnce(world.now(), numbers);
        }
        for (const one of orders) await expectReplayed(world.now(), one);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 300_000);
});

async function order(world: World, numbers: readonly string[], others: ModelOrder[]): Promise<ModelOrder> {
  const of = (number: string) => others.filter((one) => one.numbers.includes(number));
  const isFree = (number: string) =>
    !of(number).some((one) => isOpen(one) || one.state === 'completed' || one.state === 'disputed_gone');
  const state = !numbers.every(isFree) ? 'rejected' : numbers.length > 1 ? 'held' : 'confirmed';
  const { body } = await submit(world, orderFor(world.org, numbers));
  expect(body.status).toBe(state);
  return { id: body.id, numbers, state, lastOutcome: null, isRefusedByPerson: false };
}

async function move(world: World, one: ModelOrder | undefined, asked: AskedMove): Promise<void> {
  if (!one) return;
  const [what, body] = askedMoves[asked];
  const answer = await askAct(world, one.id, what, body);
  const to = expected(one, asked);
  expect({ status: answer.status, to: answer.body.orderStatus ?? answer.body.status }).toEqual(
    to === null
      ? { status: 409, to: one.state.startsWith('disputed') ? 'disputed' : one.state }
      : { status: 200, to },
  );
  if (to !== null) moved(one, asked, to);
}

/** By the flag the database guards, and by the states of the orders. */
async function expectOpenAtMostOnce({ database }: World, numbers: readonly string[]): Promise<void> {
  const { rows } = await database.asOwner((owner) =>
    owner.query(
      `SELECT n.number, n.is_open AS flag, o.status IN ('held', 'confirmed', 'disputed')
         AND o.completed_at IS NULL AND n.status <> 'rejected' AS state
       FROM port_out_order_numbers n JOIN port_out_orders o ON o.id = n.order_id
       WHERE n.number = ANY($1)`,
      [numbers],
    ),
  );
  for (const number of numbers) {
    expect(rows.filter((row) => row.number === number && row.state).length).toBeLessThanOrEqual(1);
  }
  for (const row of rows) expect(row.flag).toBe(row.state);
}

/** The history, read by itself, leads by lawful moves to where the order stands. */
async function expectReplayed({ call, operatorToken }: World, { id, state }: ModelOrder): Promise<void> {
  const { body } = await call('GET', `/port-out-orders/${id}/events`, { token: operatorToken });
  let standing = null as { status: string; completedAt: Date | null } | null;
  for (const { action, fromStatus, toStatus, at } of body.items) {
    expect(fromStatus).toBe(standing?.status ?? null);
    if (standing) {
      const before = standing as Parameters<typeof canMove>[0];
      const lawful = (Object.keys(portOutMoves) as PortOutMove[]).filter(
        (one) =>
          portOutMoves[one].done === action &&
          portOutMoves[one].to.includes(toStatus) &&
          canMove(before, one),
      );
      expect(lawful, `${before.status} by ${action} to ${toStatus}`).not.toEqual([]);
      if (before.status === 'disputed') expect(action).not.toBe('decided');
    }
    const completedAt = standing?.completedAt ?? null;
    standing = { status: toStatus, completedAt: action === 'completed' ? new Date(at) : completedAt };
  }
  expect(standing?.status).toBe(state.startsWith('disputed') ? 'disputed' : state);
}
