import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type RouteName, routes } from '../../src/contract/routes.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { signIn } from '../support/people.ts';
import { type Answered, worldOn } from '../support/world.ts';
import { idsOf, unaskedIds } from './support/asked-ids.ts';
import { busyDay } from './support/busy-day.ts';
import { askThrice, difference, type ForeignDay, foreignRows, unmatchedRows } from './support/foreign-ids.ts';

const credential = 'what an authenticator calls its own key; the signature decides';
const goesAnywhere = 'whoever knows a provider may go to it, without being signed in';
const atProvider = 'a name at the provider, not here';
/** Ids that cannot be another tenant's, each with the reason. */
const namesNobodysThing: Readonly<Record<string, string>> = {
  'signInWithPasskey: body rawId': credential,
  'proveAgain: body rawId': credential,
  'addPasskey: body rawId': credential,
  'beginSignIn: body organizationId': goesAnywhere,
  'beginSignIn: body providerId': goesAnywhere,
  'finishSignIn: body organizationId': 'the state, a secret, decides',
  'draftSignInProvider: body clientId': atProvider,
  'draftSignInProvider: body tenantId': atProvider,
  'changeSignInDraft: body clientId': atProvider,
  'changeSignInDraft: body tenantId': atProvider,
};

const names = Object.keys(routes) as RouteName[];

describeOnBothEngines('another tenant’s things', (engine) => {
  const world = worldOn(engine);
  let day: ForeignDay;

  beforeAll(async () => {
    const { otherOrg, call } = world.now();
    const done = await busyDay(world.now());
    const tokens = await call('GET', `/organizations/${otherOrg.id}/api-tokens`, {
      token: otherOrg.ownerToken,
    });
    const path = `/organizations/${otherOrg.id}/webhook-endpoints/${done.endpoints.otherOrg}/deliveries`;
    const { body } = await call('GET', path, { token: otherOrg.ownerToken });
    const [{ id: otherDeliveryId, eventId: otherEventId }] = body.items;
    const first = async (path: string, token: string) =>
      (await call('GET', path, { token })).body.items[0].id;
    const lock = await call('POST', `/organizations/${otherOrg.id}/port-out-locks`, {
      token: otherOrg.ownerToken,
      body: { scope: 'billing_account', billingAccountId: otherOrg.billingAccountId, reason: 'A theft' },
    });
    const { headers: anaHeaders } = await signIn(world.now(), done.ana);
    day = {
      ...done,
      otherTokenId: tokens.body.items[0].id,
      otherLockId: lock.body.id,
      otherEventId,
      otherDeliveryId,
      otherNoticeId: await first(`/organizations/${otherOrg.id}/notices`, otherOrg.ownerToken),
      carrierEventId: await first('/events', world.now().carrier.token),
      anaHeaders,
    };
  });

  test('are asked for on every route of the contract, or it says why it names none', () => {
    const rows = foreignRows(world.now(), day);
    expect(unmatchedRows(names, rows)).toEqual([]);
    expect(names.filter((name) => rows[name].asks.length === 0 && !rows[name].namesNothing)).toEqual([]);
  });

  test('are named in every path, query and body that can name one', () => {
    const rows = foreignRows(world.now(), day);
    const unasked = names.flatMap((name) =>
      unaskedIds(routes[name], rows[name]).map((id) => `${name}: ${id}`),
    );
    expect(unasked.filter((id) => !(id in namesNobodysThing))).toEqual([]);
    expect(Object.keys(namesNobodysThing).filter((id) => !unasked.includes(id))).toEqual([]);
  });

  test.each(names)('are answered like missing ones: %s', async (name) => {
    const row = foreignRows(world.now(), day)[name];
    for (const asked of row.asks) {
      const [foreign, missing, malformed] = await askThrice(world.now(), name, asked);
      expect(difference([foreign, missing], asked.ignore)).toBeNull();
      expect(missing.status).toBeLessThan(500);
      if (typeof asked.params?.org === 'object') expect(missing.body.code).toBe('not_found');
      // What can be no id names nothing, whoever asks.
      if (malformed.body.code !== 'not_found')
        expect(difference([missing, malformed], asked.ignore)).toBeNull();
      if (asked.token !== world.now().operatorToken) expect(traces(foreign)).toEqual([]);
    }
  });

  test('are as they were', async () => {
    const { call, otherOrg } = world.now();
    const token = otherOrg.ownerToken;
    const get = async (path: string) => (await call('GET', path, { token })).body;
    expect(await get(`/organizations/${otherOrg.id}/port-out-pin`)).toMatchObject({ history: [{ uses: 3 }] });
    expect(await get(`/port-out-orders/${day.orders.otherHeld}`)).toMatchObject({ status: 'held' });
    expect(await get(`/port-out-orders/${day.orders.otherConfirmed}`)).toMatchObject({ status: 'confirmed' });
    expect((await get(`/organizations/${otherOrg.id}/users`)).items).toHaveLength(1);
    expect((await get(`/organizations/${otherOrg.id}/webhook-endpoints`)).items).toMatchObject([
      { id: day.endpoints.otherOrg, status: 'active', previousSecretUntil: null },
    ]);
  });

  /** Whatever of Fabrikam, or of the other carrier, stands in an answer to Contoso or its carrier. */
  function traces(answer: Answered): string[] {
    const { otherOrg, otherCarrier } = world.now();
    const { otherConfirmed, otherHeld, otherCompleted } = day.orders;
    const own = [
      otherOrg.id,
      otherOrg.name,
      otherOrg.billingAccountId,
      otherOrg.accountNumber,
      day.fay.email,
    ];
    const of = [
      ...own,
      otherConfirmed,
      otherHeld,
      otherCompleted,
      otherCarrier.id,
      day.otherTokenId,
      day.endpoints.otherOrg,
    ];
    const text = JSON.stringify(answer);
    return of.filter((trace) => text.includes(trace));
  }
});

describe('the guard sees', () => {
  const answer = (status: number, code: string): Answered => ({
    status,
    body: { code, requestId: Math.random() },
    headers: { 'x-request-id': String(Math.random()) },
  });

  test('a route without a row, and a row without a route', () => {
    expect(unmatchedRows(['getOrganization', 'readDiary'], { getOrganization: 1, burnDiary: 1 })).toEqual([
      'readDiary',
      'burnDiary',
    ]);
  });

  test('an id in a path, a query or a body that is never another’s', () => {
    const route = {
      method: 'POST' as const,
      path: '/things/:thing/parts/:year',
      summary: '',
      access: 'signed_in' as const,
      query: z.strictObject({ ownerId: z.string(), limit: z.number() }),
      body: z.strictObject({ list: z.array(z.strictObject({ partIds: z.array(z.string()) })) }),
      answerStatus: 200,
    };
    expect(idsOf(route)).toEqual(['path thing', 'query ownerId', 'body partIds']);
    const thing = { foreign: 'a', missing: 'b', malformed: 'c' };
    const ask = { token: '', params: { thing }, query: { ownerId: 'own' } };
    expect(unaskedIds(route, { asks: [ask] })).toEqual(['query ownerId', 'body partIds']);
    const body = (pick: (one: typeof thing) => string) => ({ list: [{ partIds: [pick(thing)] }] });
    expect(unaskedIds(route, { asks: [{ ...ask, query: { ownerId: thing }, body }] })).toEqual([]);
  });

  test('an answer that is unlike the others', () => {
    expect(difference([answer(404, 'not_found'), answer(404, 'not_found')])).toBeNull();
    expect(difference([answer(403, 'not_permitted'), answer(404, 'not_found')])).not.toBeNull();
    const withHeader = { ...answer(404, 'not_found'), headers: { allow: 'GET' } };
    expect(difference([answer(404, 'not_found'), withHeader])).not.toBeNull();
  });
});
