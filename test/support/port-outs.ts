import type { BillingAccountId } from '../../src/core/ids.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { newId } from '../../src/storage/new-id.ts';
import { insertPhoneNumbers } from '../../src/storage/phone-numbers.ts';
import { replacePin } from '../../src/storage/port-out-pins.ts';
import type { Answered, World, WorldOrganization } from './world.ts';

export const rightPin = '40618273';
export const wrongPin = '40618274';

let made = 0;

/** A PON nobody used yet. */
export function newPon(): string {
  made += 1;
  return `PON-${made}`;
}

/** Numbers of Washington that nobody has yet, on the organization's account or another of theirs. */
export async function addNumbers(
  { context }: World,
  organization: WorldOrganization,
  count = 1,
  billingAccountId: BillingAccountId = organization.billingAccountId,
): Promise<string[]> {
  const numbers = unusedNumbers(count);
  const at = context.clock.now();
  const rows = numbers.map((number) => ({
    id: newId('phoneNumber', at),
    number,
    billingAccountId,
    assignedTo: 'Ada',
  }));
  await context.db.forOrganization(organization.id).transaction((tx) => insertPhoneNumbers(tx, rows, at));
  return numbers;
}

export function unusedNumbers(count: number): string[] {
  const from = made;
  made += count;
  return Array.from({ length: count }, (_, n) => `+1425${String(2_000_000 + from + n)}`);
}

/** One number that nobody has yet, added to the organization's account. */
export async function addNumber(world: World, organization = world.org): Promise<string> {
  const [number] = await addNumbers(world, organization);
  if (number === undefined) throw new Error('no number was made');
  return number;
}

/** Makes it the organization's PIN as if it had set it, with counters at nothing. Costs one hash. */
export async function givePin(
  { context }: World,
  organization: WorldOrganization,
  pin = rightPin,
): Promise<void> {
  const stored = await context.pinHasher.hash(Secret.of(pin));
  const set = { at: context.clock.now(), by: 'Ada' };
  const isSet = await context.db.forOrganization(organization.id).transaction(async (tx) => {
    for (let generation = 0; generation < 50; generation += 1) {
      if (await replacePin(tx, generation, stored, set)) return true;
    }
    return false;
  });
  if (!isSet) throw new Error('the PIN was not set');
}

type Changes = Record<string, unknown>;

/** A request for the organization's numbers that is right in everything, PIN included. */
export function orderFor(organization: WorldOrganization, numbers: readonly string[], changes: Changes = {}) {
  return {
    purchaseOrderNumber: newPon(),
    numbers,
    accountNumber: organization.accountNumber,
    postalCode: organization.postalCode,
    pin: rightPin,
    agencyAuthorization: true,
    ...changes,
  };
}

/** Sends a request; the next one comes a millisecond later, so that ids and lists have an order. */
export async function submit(
  world: World,
  body: unknown,
  { token = world.carrierToken, headers = {} }: { token?: string; headers?: Record<string, string> } = {},
): Promise<Answered> {
  const answer = await world.call('POST', '/port-out-orders', { token, body, headers });
  world.clock.advance(1);
  return answer;
}

/** Changes the operator's policies for port-out requests. */
export async function changePolicy(
  { call, operatorToken }: World,
  body: {
    pinNotSet?: 'refuse' | 'skip';
    projectThreshold?: number;
    silence?: 'escalate_then_reject' | 'escalate_then_confirm';
  },
): Promise<void> {
  const { status } = await call('PATCH', '/operator/settings', { token: operatorToken, body });
  if (status !== 200) throw new Error(`the policy was not changed: ${status}`);
}

/** Submits a right order for a new number of the organization. */
export async function submitNew(
  world: World,
  changes: Changes = {},
  organization = world.org,
): Promise<Answered> {
  return submit(world, orderFor(organization, [await addNumber(world, organization)], changes));
}

/** The codes of a list of reasons, of an order or of one number. */
export function codesOf(reasons: readonly { code: string }[]): string[] {
  return reasons.map(({ code }) => code);
}

export async function pinStateOf(world: World, organization = world.org) {
  const path = `/organizations/${organization.id}/port-out-pin`;
  return (await world.call('GET', path, { token: organization.ownerToken })).body;
}

/** Actions of the organization's audit entries, newest first. */
export async function auditActions(world: World, organization = world.org): Promise<string[]> {
  const path = `/organizations/${organization.id}/audit-entries?limit=200`;
  const { body } = await world.call('GET', path, { token: organization.ownerToken });
  return body.items.map(({ action }: { action: string }) => action);
}

/** Kinds of the organization's notices, newest first. */
export async function noticeKinds(world: World, organization = world.org): Promise<string[]> {
  const path = `/organizations/${organization.id}/notices?limit=200`;
  const { body } = await world.call('GET', path, { token: organization.ownerToken });
  return body.items.map(({ kind }: { kind: string }) => kind);
}

/** What the porting desk was told of an order of somebody else's, oldest first. */
export async function deskNotices(world: World, orderId: string) {
  const path = `/organizations/${world.operatorId}/notices?limit=200`;
  const { body } = await world.call('GET', path, { token: world.operatorToken });
  return body.items.filter(({ subjectId }: { subjectId: string }) => subjectId === orderId).reverse();
}
