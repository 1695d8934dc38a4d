import type { Answered, World } from './world.ts';

/** A supplement as a carrier writes it. */
export function supplement(kind: string, version: string, changes: Record<string, unknown> = {}) {
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
