import type { PortOutOrderId } from '../../src/core/ids.ts';
import { movePortOutOrder } from '../../src/operations/orders/move-port-out-order.ts';
import { findOrderPlace } from '../../src/storage/before-tenant/requests.ts';
import { addNumbers, orderFor, submit } from './port-outs.ts';
import type { Answered, World } from './world.ts';

/** Where an order can stand; a disputed one by whether its numbers are still here. */
export const orderStates = [
  'held',
  'confirmed',
  'rejected',
  'completed',
  'cancelled',
  'disputed',
  'disputed_gone',
  'returned',
  'expired',
] as const;

export type OrderState = (typeof orderStates)[number];

/** Every move a person asks for by the API. */
export const askedMoves = {
  confirm: ['decision', { decision: 'confirm' }],
  refuse: ['decision', { decision: 'refuse' }],
  complete: ['completion', {}],
  cancel: ['cancellation', { note: 'agreed' }],
  dispute: ['dispute', {}],
  dismiss: ['dispute-resolution', { outcome: 'dismissed', note: 'it was us' }],
  callOff: ['dispute-resolution', { outcome: 'cancelled', note: 'called off' }],
  bringBack: ['dispute-resolution', { outcome: 'returned', note: 'snapback' }],
} as const;

export type AskedMove = keyof typeof askedMoves;

/** Where each one leads from each state; what is not there is 409. The same again is answered as it is. */
export const allowedMoves: Readonly<Record<OrderState, Partial<Record<AskedMove, string>>>> = {
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

/** Acts on an order as the operator, and says so when it was refused. */
export async function act(world: World, id: string, what: string, body: object): Promise<Answered> {
  const answer = await askAct(world, id, what, body);
  if (answer.status !== 200) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}

export function askAct(
  world: World,
  id: string,
  what: string,
  body: object,
  token = world.operatorToken,
): Promise<Answered> {
  return world.call('POST', `/port-out-orders/${id}/${what}`, { token, body });
}

/**
 * An order that stands there, on two new numbers; needs a PIN and a project threshold of 1. It gets there by
 * the moves that lead there.
 */
export async function orderIn(world: World, state: OrderState): Promise<{ id: string; numbers: string[] }> {
  const numbers = await addNumbers(world, world.org, 2);
  const { body } = await submit(world, orderFor(world.org, numbers));
  const id: string = body.id;
  const confirm = () => act(world, id, 'decision', { decision: 'confirm' });
  const complete = () => act(world, id, 'completion', {});
  const dispute = () => act(world, id, 'dispute', { note: 'not us' });
  const ways: Record<OrderState, (() => Promise<unknown>)[]> = {
    held: [],
    confirmed: [confirm],
    rejected: [() => act(world, id, 'decision', { decision: 'refuse' })],
    completed: [confirm, complete],
    cancelled: [() => act(world, id, 'cancellation', { note: 'agreed' })],
    disputed: [confirm, dispute],
    disputed_gone: [confirm, complete, dispute],
    returned: [
      confirm,
      complete,
      dispute,
      () => act(world, id, 'dispute-resolution', { outcome: 'returned', note: 'snapback' }),
    ],
    expired: [() => act(world, id, 'decision', { decision: 'refuse' }), () => expire(world, id)],
  };
  for (const step of ways[state]) {
    await step();
    world.clock.advance(1_000);
  }
  return { id, numbers };
}

/** What the clock does to a rejected order that nobody corrected. */
async function expire({ context }: World, id: string): Promise<void> {
  const place = await context.db.beforeTenant((tx) => findOrderPlace(tx, id as PortOutOrderId));
  if (!place) throw new Error('there is no such order');
  const by = {
    actor: { kind: 'system', id: 'system', name: 'Portkeeper' },
    at: context.clock.now(),
  } as const;
  await context.db
    .forOrganization(place.organizationId)
    .transaction((tx) =>
      movePortOutOrder(tx, place, { ...by, move: 'expire', note: null }, () => ({ to: 'expired' })),
    );
}
