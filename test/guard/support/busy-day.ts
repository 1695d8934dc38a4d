import { expect } from 'vitest';
import { mailedToken } from '../../support/mails.ts';
import { askToken, assertionForm, makeClient, newClientKey, signAssertion } from '../../support/oauth.ts';
import { addPerson, signIn, type TestPerson } from '../../support/people.ts';
import { signInRows } from '../../support/sign-in-ways.ts';
import type { Answered, World, WorldOrganization } from '../../support/world.ts';

export interface BusyDay {
  pins: { org: string; otherOrg: string };
  /** Contoso's owner. */
  ana: TestPerson;
  /** Fabrikam's owner. */
  fay: TestPerson;
  /** Ids of webhook endpoints, which were queued for all day and sent to never. */
  endpoints: { org: string; otherOrg: string; otherCarrier: string };
  /** Ids of orders by what became of them. */
  orders: Record<
    'confirmed' | 'held' | 'otherConfirmed' | 'otherHeld' | 'otherCompleted' | 'unowned',
    string
  >;
  /** A file beside an order of Fabrikam. */
  otherDocumentId: string;
  /** A filter of the porting desk. */
  savedFilterId: string;
  /** An OAuth client of the other carrier, which got itself a token. */
  otherClientId: string;
  /** How Fabrikam's people sign in. */
  otherSignIn: { providerId: string; domain: string };
}

/** How a carrier asks for numbers of an organization. */
export function portRequest(
  organization: Pick<WorldOrganization, 'accountNumber' | 'postalCode'>,
  purchaseOrderNumber: string,
  numbers: readonly string[],
  pin?: string,
) {
  const { accountNumber, postalCode } = organization;
  return { purchaseOrderNumber, numbers, pin, accountNumber, postalCode, agencyAuthorization: true };
}

/**
 * A day on which both customers do everything that leaves a row: PINs, people, orders of every kind, wrong
 * tries, an order on the numbers of both, kept answers, a session.
 */
export async function busyDay(world: World): Promise<BusyDay> {
  const { org, otherOrg, operatorToken, carrier, otherCarrier } = world;
  const pins = { org: '40618273', otherOrg: '59027416' };
  const numbers = await moreNumbers(world);
  const endpoints = await webhookEndpoints(world);
  await done(setPin(world, org, pins.org));
  await done(setPin(world, otherOrg, pins.otherOrg));
  const ana = await addPerson(world, { email: 'ana@contoso.example', organizationId: org.id, role: 'owner' });
  const fay = await addPerson(world, {
    email: 'fay@fabrikam.example',
    organizationId: otherOrg.id,
    role: 'owner',
  });
  const submit = async (token: string, body: object, status: string): Promise<string> => {
    const { body: order } = await done(world.call('POST', '/port-out-orders', { token, body }));
    expect(order.status).toBe(status);
    return order.id;
  };
  const [n0 = '', n1 = '', n2 = ''] = org.numbers;
  const [o0 = '', o1 = ''] = otherOrg.numbers;
  await submit(carrier.token, portRequest(org, 'PON-1', [n0], '93150264'), 'rejected');
  await submit(otherCarrier.token, portRequest(otherOrg, 'PON-1', [o0], '93150264'), 'rejected');
  const confirmed = await submit(carrier.token, portRequest(org, 'PON-2', [n0], pins.org), 'confirmed');
  const other = (pon: string, asked: string[]) => portRequest(otherOrg, pon, asked, pins.otherOrg);
  const otherConfirmed = await submit(otherCarrier.token, other('PON-2', [numbers[0] ?? '']), 'confirmed');
  const otherCompleted = await submit(otherCarrier.token, other('PON-3', [numbers[1] ?? '']), 'confirmed');
  await done(
    world.call('POST', `/port-out-orders/${otherCompleted}/completion`, { token: operatorToken, body: {} }),
  );
  const amend = (id: string, { token }: { token: string }) => {
    const body = { kind: 'due_date', version: '01', desiredDueDate: '2026-12-15' };
    return done(world.call('POST', `/port-out-orders/${id}/supplements`, { token, body }));
  };
  await amend(confirmed, carrier);
  await amend(otherConfirmed, otherCarrier);
  const unowned = await submit(carrier.token, portRequest(org, 'PON-4', [n1, o1], pins.org), 'rejected');
  // Two numbers are a project now, and a project is always held.
  await done(
    world.call('PATCH', '/operator/settings', { token: operatorToken, body: { projectThreshold: 1 } }),
  );
  const holidays = [{ date: '2030-01-02', name: 'Inventory' }];
  await done(world.call('PUT', '/operator/holidays/2030', { token: operatorToken, body: { holidays } }));
  const held = await submit(carrier.token, portRequest(org, 'PON-5', [n1, n2], pins.org), 'held');
  const otherHeld = await submit(otherCarrier.token, other('PON-5', [o0, o1]), 'held');
  await dispute(world, confirmed, org.ownerToken);
  await dispute(world, otherCompleted, otherOrg.ownerToken);
  for (const { id } of [org, otherOrg]) {
    const headers = { 'idempotency-key': 'busy-day' };
    const options = { token: operatorToken, body: { name: 'Viewer', role: 'viewer' }, headers };
    await world.call('POST', `/organizations/${id}/api-tokens`, options);
  }
  await readNotices(world, org, ana);
  await readNotices(world, otherOrg, fay);
  await mailChoicesAndLink(world, org, ana);
  await mailChoicesAndLink(world, otherOrg, fay);
  await signInRows(world, org.id, { userId: ana.id, domain: 'contoso.example' });
  const otherSignIn = await signInRows(world, otherOrg.id, { userId: fay.id, domain: 'fabrikam.example' });
  await delegations(world);
  await locks(world);
  const orders = { confirmed, held, otherConfirmed, otherHeld, otherCompleted, unowned };
  await deskWork(world, held);
  const { documentId: otherDocumentId, savedFilterId } = await deskWork(world, otherHeld);
  const otherClientId = await oauthClient(world);
  const others = { otherDocumentId, savedFilterId, otherClientId, otherSignIn };
  return { pins, ana, fay, endpoints, orders, ...others };
}

/** Somebody of the operator who says why they act for each customer. */
async function delegations(world: World): Promise<void> {
  const { org, otherOrg, operatorId } = world;
  const role = 'porting_agent';
  const person = await addPerson(world, { email: 'dee@operator.example', organizationId: operatorId, role });
  const { headers } = await signIn(world, person);
  for (const { id } of [org, otherOrg]) {
    const body = { reason: 'They asked by phone' };
    await done(world.call('POST', `/organizations/${id}/delegations`, { headers, body }));
  }
}

/** Each customer locks a number and unlocks it again, so that the lock is in nobody's way. */
async function locks({ call, org, otherOrg }: World): Promise<void> {
  for (const { id, ownerToken: token, numbers } of [org, otherOrg]) {
    const path = `/organizations/${id}/port-out-locks`;
    const body = { scope: 'number', number: numbers[0], reason: 'A theft' };
    const { body: lock } = await done(call('POST', path, { token, body }));
    await done(call('POST', `${path}/${lock.id}/unlocking`, { token, body: { note: 'It was found' } }));
  }
}

/** Two more numbers of Fabrikam. */
async function moreNumbers({ call, operatorToken: token, otherOrg }: World): Promise<string[]> {
  const numbers = ['+15035550142', '+15035550143'];
  const items = numbers.map((number) => ({ number, billingAccountId: otherOrg.billingAccountId }));
  await done(call('POST', `/organizations/${otherOrg.id}/phone-numbers`, { token, body: { items } }));
  return numbers;
}

/** Endpoints of both customers and of a carrier, for which everything of the day is queued. */
async function webhookEndpoints(world: World): Promise<BusyDay['endpoints']> {
  const { org, otherOrg, otherCarrier, operatorToken } = world;
  const endpoint = async (path: string, token: string): Promise<string> => {
    const body = { url: 'http://127.0.0.1:9/' };
    return (await done(world.call('POST', `${path}/webhook-endpoints`, { token, body }))).body.id;
  };
  return {
    org: await endpoint(`/organizations/${org.id}`, org.ownerToken),
    otherOrg: await endpoint(`/organizations/${otherOrg.id}`, otherOrg.ownerToken),
    otherCarrier: await endpoint(`/carriers/${otherCarrier.id}`, operatorToken),
  };
}

/** The smallest file that passes for a PDF. */
export const tinyPdf = '%PDF-1.7\n%%EOF\n';

/** A client that signs, of the other carrier, and what is kept of a token it got. */
async function oauthClient(world: World): Promise<string> {
  const key = await newClientKey();
  const means = { authentication: 'private_key_jwt', jwks: { keys: [key.jwk] } };
  const { body } = await done(makeClient(world, means, world.otherCarrier.id));
  await done(askToken(world, assertionForm(await signAssertion(world, body.id, key))));
  return body.id;
}

/** What the porting desk leaves beside an order: a claim, a comment, a file; and a filter of its own. */
async function deskWork({ call, operatorToken: token }: World, orderId: string) {
  const order = `/port-out-orders/${orderId}`;
  await done(call('PUT', `${order}/claim`, { token, body: {} }));
  await done(
    call('POST', `${order}/comments`, { token, body: { audience: 'internal', text: 'Asked by phone.' } }),
  );
  const headers = { 'content-type': 'application/pdf' };
  const upload = { token, headers, body: tinyPdf };
  const { body: document } = await done(call('POST', `${order}/documents?name=letter.pdf`, upload));
  const body = { name: 'Held', query: 'state=held' };
  const { body: filter } = await done(call('POST', '/porting-desk/saved-filters', { token, body }));
  return { documentId: document.id as string, savedFilterId: filter.id as string };
}

/** "This was not us", and then it was. */
async function dispute(world: World, id: string, token: string): Promise<void> {
  const path = `/port-out-orders/${id}`;
  await done(world.call('POST', `${path}/dispute`, { token, body: { note: 'Not us' } }));
  const body = { outcome: 'dismissed', note: 'It was' };
  await done(world.call('POST', `${path}/dispute-resolution`, { token: world.operatorToken, body }));
}

/** A person who has chosen what is mailed to them, and the link of the last mail that was. */
async function mailChoicesAndLink(
  world: World,
  { id }: WorldOrganization,
  person: TestPerson,
): Promise<void> {
  const { headers } = await signIn(world, person);
  const body = { choices: [{ kind: 'order_amended', isMailed: false }] };
  await done(world.call('PUT', `/organizations/${id}/notification-choices`, { headers, body }));
  await mailedToken(world, id, person.email);
}

function setPin(world: World, organization: WorldOrganization, pin: string): Promise<Answered> {
  const options = { token: organization.ownerToken, body: { pin } };
  return world.call('PUT', `/organizations/${organization.id}/port-out-pin`, options);
}

async function readNotices(world: World, { id }: WorldOrganization, person: TestPerson): Promise<void> {
  const { cookie, headers } = await signIn(world, person);
  const { body } = await done(world.call('GET', `/organizations/${id}/notices`, { headers: cookie }));
  const read = { headers, body: { noticeId: body.items[0].id } };
  await done(world.call('PUT', `/organizations/${id}/notices/read-mark`, read));
}

async function done(answer: Promise<Answered>): Promise<Answered> {
  const answered = await answer;
  expect(answered, JSON.stringify(answered.body)).toMatchObject({ status: expect.toSatisfy((s) => s < 300) });
  return answered;
}
