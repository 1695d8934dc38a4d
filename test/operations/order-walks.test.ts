import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { canMove, type PortOutMove, portOutMoves } from '../../src/core/port-out-states.ts';
import { runOrderClock } from '../../src/operations/orders/run-order-clock.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import {
  type Amendment,
  canAmend,
  expectedOfMove,
  expectedOfRequest,
  isGone,
  type ModelOrder,
  moveInModel,
  type Policy,
  runClockInModel,
  statusOf,
} from '../support/order-model.ts';
import { type AskedMove, askAct, askedMoves } from '../support/order-states.ts';
import { addNumbers, changePolicy, givePin, orderFor, rightPin, submit } from '../support/port-outs.ts';
import { addSupplement, supplement } from '../support/supplements.ts';
import { type World, worldOn } from '../support/world.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

type Step =
  | { kind: 'submit'; which: number }
  | { kind: 'move'; order: number; move: AskedMove }
  | { kind: 'amend'; order: number; amendment: Amendment }
  | ({ kind: 'wait' } & Wait);

interface Wait {
  ms: number;
  isRunning: boolean;
}

/** Of an order that is there; the first ones more often than others. */
const whose = fc.nat({ max: 3 });
const amendments: fc.Arbitrary<Amendment> = fc.oneof(
  fc.record({ what: fc.constantFrom('date', 'cancel', 'stale') }),
  fc.record({
    what: fc.constant('correct' as const),
    which: fc.nat({ max: 2 }),
    hasPin: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.boolean()),
  }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  // Both numbers more often than one: only a held order shows what the clock does.
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('submit'), which: fc.constantFrom(0, 1, 2, 2) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('move'),
      order: whose,
      move: fc.constantFrom(...(Object.keys(askedMoves) as AskedMove[])),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('amend'), order: whose, amendment: amendments }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('wait'),
      ms: fc.constantFrom(hourMs / 2, 23 * hourMs, 4 * dayMs, 31 * dayMs),
      // Else no process is there to look at the clock.
      isRunning: fc.oneof({ weight: 2, arbitrary: fc.constant(true) }, fc.constant(false)),
    }),
  },
);
const walks = fc.record({
  policy: fc.constantFrom<Policy>('escalate_then_reject', 'escalate_then_confirm'),
  steps: fc.array(step, { minLength: 12, maxLength: 24 }),
});

/** One walk: two numbers that nobody has yet, and the orders on them so far. */
interface Walk {
  world: World;
  policy: Policy;
  numbers: readonly string[];
  orders: ModelOrder[];
}

describeOnBothEngines('random walks of orders on two numbers', (engine) => {
  const world = worldOn(engine);

  beforeAll(async () => {
    await givePin(world.now(), world.now().org);
    await changePolicy(world.now(), { projectThreshold: 1 });
  });

  test('end where the model says, open at most once a number, with a history that replays', async () => {
    await fc.assert(
      fc.asyncProperty(walks, async ({ policy, steps }) => {
        await changePolicy(world.now(), { silence: policy });
        const numbers = await addNumbers(world.now(), world.now().org, 2);
        const walk: Walk = { world: world.now(), policy, numbers, orders: [] };
        await submitOne(walk, 2);
        for (const one of steps) {
          world.now().clock.advance(1_000);
          await take(walk, one);
          await expectOpenAtMostOnce(walk);
        }
        for (const one of walk.orders) await expectReplayed(walk, one);
      }),
      { numRuns: 30, endOnFailure: true },
    );
  }, 300_000);
});

async function take(walk: Walk, one: Step): Promise<void> {
  if (one.kind === 'submit') return submitOne(walk, one.which);
  if (one.kind === 'wait') return wait(walk, one);
  const order = walk.orders[one.order % walk.orders.length];
  if (!order) throw new Error('a walk begins with an order');
  return one.kind === 'move' ? move(walk, order, one.move) : amend(walk, order, one.amendment);
}

/** The first of the two numbers, the second, or both. */
function chosen({ numbers }: Walk, which: number): readonly string[] {
  return which === 2 ? numbers : numbers.slice(which, which + 1);
}

async function submitOne(walk: Walk, which: number): Promise<void> {
  const { world, orders } = walk;
  const numbers = chosen(walk, which);
  const now = world.clock.now().getTime();
  const { body } = await submit(world, orderFor(world.org, numbers));
  const state = expectedOfRequest(numbers, true, orders);
  expect(body.status).toBe(state);
  orders.push({
    ...{ id: body.id, numbers, state, version: 0, lastOutcome: null, isRefused: false, escalatedAt: null },
    ...{ dueAt: Date.parse(body.answerDueAt), correctableUntil: now + 30 * dayMs },
  });
}

async function move({ world }: Walk, order: ModelOrder, asked: AskedMove): Promise<void> {
  const [what, body] = askedMoves[asked];
  const now = world.clock.now().getTime();
  const answer = await askAct(world, order.id, what, body);
  const to = expectedOfMove(order, asked);
  expect({ status: answer.status, to: answer.body.orderStatus ?? answer.body.status }).toEqual(
    to === null ? { status: 409, to: statusOf(order) } : { status: 200, to },
  );
  if (to !== null) moveInModel(order, asked, to, now);
}

async function amend(walk: Walk, order: ModelOrder, amendment: Amendment): Promise<void> {
  const { what } = amendment;
  const { world } = walk;
  const now = world.clock.now().getTime();
  const answer = await addSupplement(world, order.id, bodyOf(walk, order, amendment));
  if (!canAmend(order, what, now)) {
    const code = what === 'stale' ? 'version_not_higher' : 'move_not_allowed';
    expect(answer).toMatchObject({ status: 409, body: { code } });
    return;
  }
  order.version += 1;
  if (what === 'cancel') moveInModel(order, 'cancel', 'cancelled', now);
  if (amendment.what === 'correct') {
    const numbers = chosen(walk, amendment.which);
    const others = walk.orders.filter((other) => other !== order);
    const state = expectedOfRequest(numbers, amendment.hasPin, others);
    Object.assign(order, { numbers, state, isRefused: false, escalatedAt: null });
    Object.assign(order, { dueAt: Date.parse(answer.body.answerDueAt), correctableUntil: now + 30 * dayMs });
  }
  const version = String(order.version).padStart(2, '0');
  expect(answer).toMatchObject({ status: 201, body: { status: statusOf(order), version } });
}

function bodyOf(walk: Walk, order: ModelOrder, amendment: Amendment): object {
  const next = String(order.version + 1).padStart(2, '0');
  switch (amendment.what) {
    case 'stale':
      return supplement('cancel', '00');
    case 'cancel':
      return supplement('cancel', next);
    case 'date': {
      const date = new Date(walk.world.clock.now().getTime() + 20 * dayMs).toISOString().slice(0, 10);
      return supplement('due_date', next, { desiredDueDate: date });
    }
    case 'correct': {
      const pin = amendment.hasPin ? { pin: rightPin } : {};
      const asked = { numbers: chosen(walk, amendment.which), desiredDueDate: null };
      return supplement('correction', next, { ...asked, ...pin });
    }
  }
}

async function wait({ world, policy, orders }: Walk, { ms, isRunning }: Wait): Promise<void> {
  world.clock.advance(ms);
  if (!isRunning) return;
  const now = world.clock.now().getTime();
  await runOrderClock(world.context);
  for (const order of orders) runClockInModel(order, policy, now);
  const { rows } = await world.database.asOwner((owner) =>
    owner.query('SELECT id, status FROM port_out_orders WHERE id = ANY($1)', [orders.map(({ id }) => id)]),
  );
  const found = new Map(rows.map(({ id, status }) => [id, status]));
  for (const order of orders) expect(found.get(order.id)).toBe(statusOf(order));
}

/** By the flag the database guards, and by the states of the orders; here or gone as the model says. */
async function expectOpenAtMostOnce({ world, numbers, orders }: Walk): Promise<void> {
  const { rows, here } = await world.database.asOwner(async (owner) => {
    const inOrders = await owner.query(
      `SELECT n.number, n.is_open AS flag, o.status IN ('held', 'confirmed', 'disputed')
         AND o.completed_at IS NULL AND n.status NOT IN ('rejected', 'withdrawn') AS state
       FROM port_out_order_numbers n JOIN port_out_orders o ON o.id = n.order_id
       WHERE n.number = ANY($1)`,
      [numbers],
    );
    const active = await owner.query(
      `SELECT number FROM phone_numbers WHERE status = 'active' AND number = ANY($1)`,
      [numbers],
    );
    return { rows: inOrders.rows, here: active.rows.map(({ number }) => number).sort() };
  });
  for (const number of numbers) {
    expect(rows.filter((row) => row.number === number && row.state).length).toBeLessThanOrEqual(1);
  }
  for (const row of rows) expect(row.flag).toBe(row.state);
  const gone = new Set(orders.filter(isGone).flatMap((order) => order.numbers));
  expect(here).toEqual(numbers.filter((number) => !gone.has(number)).sort());
}

/** The history, read by itself, leads by lawful moves to where the order and its numbers stand. */
async function expectReplayed({ world }: Walk, order: ModelOrder): Promise<void> {
  const token = world.operatorToken;
  const { body } = await world.call('GET', `/port-out-orders/${order.id}/events`, { token });
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
  expect(standing?.status).toBe(statusOf(order));
  const shown = (await world.call('GET', `/port-out-orders/${order.id}`, { token })).body;
  const asked = shown.numbers.filter(({ status }: { status: string }) => status !== 'withdrawn');
  expect(asked.map(({ number }: { number: string }) => number).sort()).toEqual([...order.numbers].sort());
  for (const number of asked) expect(number.status).toBe(statusOf(order));
}
