import { beforeAll, expect, test } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import {
  type AskedMove,
  allowedMoves,
  askAct,
  askedMoves,
  type OrderState,
  orderIn,
  orderStates,
} from '../support/order-states.ts';
import { changePolicy, givePin } from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

/** What a refusal says is possible, in the words of the table of moves. */
const possible: Readonly<Record<OrderState, string[]>> = {
  held: ['confirm', 'refuse', 'reschedule', 'correct', 'cancel', 'dispute'],
  confirmed: ['reschedule', 'complete', 'cancel', 'dispute'],
  rejected: ['correct', 'cancel'],
  completed: ['dispute'],
  cancelled: [],
  disputed: ['cancel', 'dismiss_dispute'],
  disputed_gone: ['dismiss_dispute', 'return'],
  returned: [],
  expired: [],
};

describeOnBothEngines('an order', (engine) => {
  const world = worldOn(engine);

  beforeAll(async () => {
    await givePin(world.now(), world.now().org);
    await changePolicy(world.now(), { projectThreshold: 1 });
  });

  function ask(id: string, move: AskedMove) {
    const [what, body] = askedMoves[move];
    return askAct(world.now(), id, what, body);
  }

  for (const state of orderStates) {
    const moves = Object.keys(askedMoves) as AskedMove[];
    const forbidden = moves.filter((move) => allowedMoves[state][move] === undefined);

    test(`that is ${state} refuses ${forbidden.join(', ')} with what is possible`, async () => {
      const { id } = await orderIn(world.now(), state);
      const orderStatus = state === 'disputed_gone' ? 'disputed' : state;
      for (const move of forbidden) {
        expect(await ask(id, move), move).toMatchObject({
          status: 409,
          body: { code: 'move_not_allowed', orderStatus, moves: possible[state] },
        });
      }
      const { body } = await world.now().call('GET', `/port-out-orders/${id}`, {
        token: world.now().ownerToken,
      });
      expect(body.status).toBe(orderStatus);
    });

    for (const move of moves.filter((one) => allowedMoves[state][one] !== undefined)) {
      test(`that is ${state} goes by ${move} to ${allowedMoves[state][move]}`, async () => {
        const { id } = await orderIn(world.now(), state);
        const { status, body } = await ask(id, move);
        expect({ status, to: body.status }).toEqual({ status: 200, to: allowedMoves[state][move] });
        for (const number of body.numbers) expect(number.status).toBe(body.status);
        const again = await ask(id, move);
        if (move === 'complete') expect(again.status).toBe(409);
        else expect(again).toMatchObject({ status: 200, body: { status: body.status } });
      });
    }
  }
});
