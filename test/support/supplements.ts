import { beforeAll, expect } from 'vitest';
import type { TestEngine } from './engines.ts';
import { addNumbers, changePolicy, givePin, orderFor, submit, wrongPin } from './port-outs.ts';
import { type Answered, type World, worldOn } from './world.ts';

type Changes = Record<string, unknown>;

/** In a `describe`: a world in which three numbers are a project, and orders to send supplements to. */
export function amendableOn(engine: TestEngine) {
  const world = worldOn(engine);

  beforeAll(async () => {
    await givePin(world.now(), world.now().org);
    await changePolicy(world.now(), { projectThreshold: 2 });
  });

  async function submitted(status: string, count: number, changes: Changes = {}) {
    const { org } = world.now();
    const numbers = await addNumbers(world.now(), org, count);
    const order = orderFor(org, numbers, changes);
    const { body } = await submit(world.now(), order);
    expect(body.status).toBe(status);
    return { id: body.id as string, numbers, order, body };
  }

  return {
    world,
    confirmed: (changes?: Changes) => submitted('confirmed', 1, changes),
    held: (changes?: Changes) => submitted('held', 3, changes),
    rejected: (changes: Changes = { pin: wrongPin }) => submitted('rejected', 2, changes),
    amend: (id: string, body: object, token?: string) => addSupplement(world.now(), id, body, token),
  };
}

/** A supplement as a carrier writes it. */
export function supplement(kind: string, version: string, changes: Changes = {}) {
  return { kind, version, ...changes };
}

/** Sends it, as the world's carrier unless another token is given; the next comes a millisecond later. */
export async function addSupplement(
  world: World,
  orderId: string,
  body: object,
  token = world.carrierToken,
): Promise<Answered> {
  const answer = await world.call('POST', `/port-out-orders/${orderId}/supplements`, { token, body });
  world.clock.advance(1);
  return answer;
}

/** The order's history, as its owner reads it. */
export async function eventsOf({ call, operatorToken }: World, orderId: string, token = operatorToken) {
  return (await call('GET', `/port-out-orders/${orderId}/events`, { token })).body.items;
}

export function statusesOf(order: { numbers: readonly { status: string }[] }): string[] {
  return order.numbers.map(({ status }) => status);
}
