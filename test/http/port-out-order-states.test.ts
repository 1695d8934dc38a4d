import { beforeAll, expect, test } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { askAct, type OrderState, orderIn, orderStates } from '../support/order-states.ts';
import { changePolicy, givePin } from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

/** Every move a person asks for by the API. */
const asked = {
  confirm: ['decision', { decision: 'confirm' }],
  refuse: ['decision', { decision: 'refuse' }],
  complete: ['completion', {}],
  cancel: ['cancellation', { note: 'agreed' }],
  dispute: ['dispute', {}],
  dismiss: ['dispute-resolution', { outcome: 'dismissed', note: 'it was us' }],
  callOff: ['dispute-resolution', { outcome: 'cancelled', note: 'called off' }],
  bringBack: ['dispute-resolution', { outcome: 'returned', note: 'snapback' }],
} as const;

type AskedMove = keyof typeof asked;

/** Where each one leads from each state; what is not there is 409. The same again is answered as it is. */
const allowed: Readonly<Record<OrderState, Partial<Record<AskedMove, string>>>> = {
  held: { confirm: 'confirmed', refuse: 'rejected', cancel: 'cancelled', dispute: 'disputed' },
  confirmed: { confirm: 'confirmed', complete: 'completed', cancel: 'cancelled', dispute: 'disputed' },
  rejected: { refuse: 'rejected', cancel: 'cancelled' },
  completed: { dispute: 'disputed' },
  cancelled: { cancel: 'cancelled' },
  disputed: { cancel: 'cancelled', dispute: 'disputed', dismiss: 'confirmed', callOff: 'cancelled' },
  disputed_gone: { dispute: 'disputed', dismiss: 'completed', bringBack: 'returned' },
  returned: { bringBack: 'returned' },
  expired: {},
};

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
    const [what, body] = asked[move];
    return askAct(world.now(), id, what, body);
  }

  for (const state of orderStates) {
    const moves = Object.keys(asked) as AskedMove[];
    const forbidden = moves.filter((move) => allowed[state][move] === undefined);

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

    for (const move of moves.filter((one) => allowed[state][one] !== undefined)) {
      test(`that is ${state} goes by ${move} to ${allowed[state][move]}`, async () => {
        const { id } = await orderIn(world.now(), state);
        const { status, body } = await ask(id, move);
        expect({ status, to: body.status }).toEqual({ status: 200, to: allowed[state][move] });
        for (const number of body.numbers) expect(number.status).toBe(body.status);
        const again = await ask(id, move);
        if (move === 'complete') expect(again.status).toBe(409);
        else expect(again).toMatchObject({ status: 200, body: { status: body.status } });
      });
    }
  }
});
