import { addNumbers, changePolicy, givePin, orderFor, submit } from './port-outs.ts';
import type { World, WorldOrganization } from './world.ts';

/** From now on two numbers are a project, and a project is held. */
export async function holdProjects(world: World): Promise<void> {
  await givePin(world, world.org);
  await givePin(world, world.otherOrg);
  await changePolicy(world, { projectThreshold: 1 });
}

export interface SubmittedOrder {
  id: string;
  pon: string;
  numbers: string[];
}

/** An order of so many new numbers of the organization: two or more are held, one is confirmed. */
export async function submitOf(
  world: World,
  count: number,
  { organization = world.org, token = world.carrierToken, changes = {} }: Partial<Asked> = {},
): Promise<SubmittedOrder> {
  const numbers = await addNumbers(world, organization, count);
  const order = orderFor(organization, numbers, changes);
  const { status, body } = await submit(world, order, { token });
  if (status !== 201) throw new Error(`the order was not taken: ${JSON.stringify(body)}`);
  return { id: body.id, pon: order.purchaseOrderNumber, numbers };
}

interface Asked {
  organization: WorldOrganization;
  token: string;
  changes: Record<string, unknown>;
}
