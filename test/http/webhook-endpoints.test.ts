import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/storage/new-id.ts';
import { addEndpoint, deliverDue, tellOf } from '../support/deliveries.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { addNumber, givePin, newPon, rightPin } from '../support/port-outs.ts';
import { verified, webhookReceiver } from '../support/webhook-receiver.ts';
import { type Answered, type World, worldOn } from '../support/world.ts';

const longMs = 8 * 3_600_000;

describeOnBothEngines('webhook endpoints', (engine) => {
  const world = worldOn(engine);
  const receiver = webhookReceiver();

  const path = (rest = '') => `/organizations/${world.now().org.id}/webhook-endpoints${rest}`;
  const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', rest = '', body?: unknown, headers = {}) =>
    world.now().call(method, path(rest), { token: world.now().ownerToken, body, headers });
  const read = (token: string, query = '') => world.now().call('GET', `/events?${query}`, { token });

  test('show their secret once, and not to who asks again with the same key', async () => {
    const headers = { 'idempotency-key': 'one-endpoint' };
    const body = { url: receiver.url, kinds: ['order_held'] };
    const made = await ask('POST', '', body, headers);
    expect(made).toMatchObject({
      status: 201,
      body: { url: receiver.url, kinds: ['order_held'], status: 'active' },
    });
    expect(made.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const again = await ask('POST', '', body, headers);
    expect(again).toMatchObject({ status: 201, body: { id: made.body.id } });
    expect(again.body).not.toHaveProperty('secret');
    const rotated = await ask('POST', `/${made.body.id}/secret-rotation`);
    expect(rotated.body.secret).toMatch(/^whsec_/);
    const listed = await ask('GET');
    expect(JSON.stringify(listed.body)).not.toContain('whsec_');
    expect((await ask('DELETE', `/${made.body.id}`)).status).toBe(204);
    expect((await ask('GET')).body.items).toEqual([]);
    expect((await ask('DELETE', `/${made.body.id}`)).status).toBe(404);
  });

  test.each([
    ['http://10.0.0.1/', 'url_address_not_allowed'],
    ['https://intranet.example/', 'url_address_not_allowed'],
    ['https://[::ffff:169.254.169.254]/', 'url_address_not_allowed'],
    ['https://user:word@hooks.example.com/', 'url_malformed'],
    ['https://nobody.example.com/', 'url_host_unknown'],
  ])('are not made nor moved to %s', async (url, code) => {
    const refused = { status: 422, body: { errors: [{ path: '/url', code }] } };
    expect(await ask('POST', '', { url })).toMatchObject(refused);
    const { id } = await addEndpoint(world.now(), { url: receiver.url });
    expect(await ask('PATCH', `/${id}`, { url })).toMatchObject(refused);
    await ask('DELETE', `/${id}`);
  });

  test('are at most ten', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, () => ask('POST', '', { url: receiver.url })));
    expect(made.map(({ status }) => status).sort()).toEqual([
      ...Array.from({ length: 10 }, () => 201),
      409,
      409,
    ]);
    for (const { status, body } of made) if (status === 201) await ask('DELETE', `/${body.id}`);
  });

  test('are seen by an auditor and managed by admins only', async () => {
    const { call, auditorToken: token, carrierToken } = world.now();
    expect((await call('GET', path(), { token })).status).toBe(200);
    expect((await call('POST', path(), { token, body: { url: receiver.url } })).status).toBe(403);
    expect((await call('GET', path(), { token: carrierToken })).status).toBe(404);
  });

  test('get only the kinds they want, and nothing while paused', async () => {
    receiver.clear();
    const { context } = world.now();
    const { id } = await addEndpoint(world.now(), { url: receiver.url, kinds: ['order_held'] });
    await tellOf(world.now(), 1);
    await ask('PATCH', `/${id}`, { kinds: null, status: 'paused' });
    await tellOf(world.now(), 1);
    await ask('PATCH', `/${id}`, { status: 'active' });
    await deliverDue(context);
    expect(receiver.received).toEqual([]);
    await tellOf(world.now(), 1);
    await deliverDue(context);
    expect(receiver.received).toHaveLength(1);
    await ask('DELETE', `/${id}`);
  });

  test('can be tested, and told again of one event or of everything after one', async () => {
    receiver.clear();
    const { context, ownerToken } = world.now();
    const { id, secret } = await addEndpoint(world.now(), { url: receiver.url });
    expect((await ask('POST', `/${id}/test`)).status).toBe(202);
    await tellOf(world.now(), 3);
    await deliverDue(context);
    const [test, ...told] = receiver.received;
    expect(test && verified(secret, test, context.clock.now())).toMatchObject({ type: 'webhook_test' });
    const ids = told.map((one) => one.id);
    receiver.clear();
    expect(await ask('POST', `/${id}/replays`, { eventId: ids[1] })).toMatchObject({ body: { queued: 1 } });
    expect(await ask('POST', `/${id}/replays`, { afterEventId: ids[0] })).toMatchObject({
      status: 202,
      body: { queued: 2, lastEventId: null },
    });
    await deliverDue(context);
    expect(receiver.ids).toEqual([ids[1], ids[1], ids[2]]);
    const unknown = await ask('POST', `/${id}/replays`, { eventId: newId('event', context.clock.now()) });
    expect(unknown).toMatchObject({ body: { errors: [{ path: '/eventId', code: 'unknown_reference' }] } });
    const deliveries = await ask('GET', `/${id}/deliveries?limit=2`);
    expect(deliveries.body.items).toMatchObject([
      { eventId: ids[2], kind: 'pin_set', state: 'sent', attempts: 1 },
      { eventId: ids[1] },
    ]);
    const next = await ask('GET', `/${id}/deliveries?cursor=${deliveries.body.nextCursor}`);
    expect(next.body.items).toHaveLength(5);
    expect(
      (await read(ownerToken, `after=${ids[0]}`)).body.items.map((one: { id: string }) => one.id),
    ).toEqual([ids[1], ids[2]]);
    await ask('DELETE', `/${id}`);
  });

  describe('of a carrier', () => {
    let theirs: { id: string; secret: string };
    let order: Answered['body'];

    beforeAll(async () => {
      receiver.clear();
      const { call, org, carrier, operatorToken, context } = world.now();
      const of = { token: operatorToken, path: `/carriers/${carrier.id}` };
      theirs = await addEndpoint(world.now(), { url: receiver.url }, of);
      await givePin(world.now(), org);
      const asked = {
        purchaseOrderNumber: newPon(),
        numbers: [await addNumber(world.now())],
        accountNumber: org.accountNumber,
        postalCode: org.postalCode,
        agencyAuthorization: true,
        pin: rightPin,
      };
      order = (await call('POST', '/port-out-orders', { token: carrier.token, body: asked })).body;
      await tellOf(world.now(), 1);
      await deliverDue(context);
    });

    test('lie with the operator, and get the public part of what happens to that carrier’s orders', () => {
      const { id, purchaseOrderNumber, version } = order;
      expect(receiver.received).toHaveLength(1);
      const [received] = receiver.received;
      const message = received && verified(theirs.secret, received, world.now().clock.now());
      expect(message).toEqual({
        type: 'order_confirmed',
        timestamp: expect.any(String),
        data: {
          id: received?.id,
          kind: 'order_confirmed',
          createdAt: expect.any(String),
          order: { id, purchaseOrderNumber, version, status: 'confirmed', numberCount: 1 },
        },
      });
      expect(JSON.stringify(message)).not.toContain(world.now().org.id);
    });

    test('are listed, replayed and ended by the operator, and by nobody else', async () => {
      const { call, carrier, operatorToken: token, ownerToken, context } = world.now();
      const base = `/carriers/${carrier.id}/webhook-endpoints`;
      expect((await call('GET', base, { token: ownerToken })).status).toBe(403);
      const deliveries = await call('GET', `${base}/${theirs.id}/deliveries`, { token });
      expect(deliveries.body.items).toMatchObject([
        { kind: 'order_confirmed', orderId: order.id, state: 'sent' },
      ]);
      const [{ eventId }] = deliveries.body.items;
      receiver.clear();
      await call('POST', `${base}/${theirs.id}/replays`, { token, body: { eventId } });
      await deliverDue(context);
      expect(receiver.ids).toEqual([eventId]);
      const own = await call('GET', path(), { token });
      expect(own.body.items).toEqual([]);
      const [foreign] = (await read(ownerToken, 'limit=1')).body.items;
      const refused = await call('POST', `${base}/${theirs.id}/replays`, {
        token,
        body: { eventId: foreign.id },
      });
      expect(refused).toMatchObject({ status: 422, body: { errors: [{ code: 'unknown_reference' }] } });
    });

    test('are one way: the feed is the other, for each reader their own', async () => {
      const { call, carrierToken, otherCarrier, otherOrg, ownerToken, operatorToken, org } = world.now();
      const carriers = await read(carrierToken);
      expect(carriers.body.items).toMatchObject([{ kind: 'order_confirmed', order: { id: order.id } }]);
      expect(carriers.body.items[0]).not.toHaveProperty('organizationId');
      expect((await read(otherCarrier.token)).body.items).toEqual([]);
      expect((await read(otherOrg.ownerToken)).body.items).toEqual([]);
      const own = (await read(ownerToken)).body.items;
      const sequences = own.map(({ sequence }: { sequence: number }) => sequence);
      expect(sequences).toEqual(Array.from(own, (_, n) => n + 1));
      const everything = await read(operatorToken);
      expect(everything.body.items.map(({ id }: { id: string }) => id)).toEqual(
        own.map(({ id }: { id: string }) => id),
      );
      expect((await read(operatorToken, `organizationId=${org.id}`)).body.items).toEqual(own);
      const first = await read(operatorToken, 'limit=2');
      const rest = await read(operatorToken, `limit=200&after=${first.body.nextCursor}`);
      expect([...first.body.items, ...rest.body.items]).toEqual(everything.body.items);
      const foreign = await read(otherOrg.ownerToken, `after=${own[0].id}`);
      expect(foreign).toMatchObject({ status: 422, body: { errors: [{ path: '/after' }] } });
      expect((await call('GET', '/events')).status).toBe(401);
    });
  });

  test('leave what was given up with the operator, who can have it sent again', async () => {
    receiver.clear();
    const { context, clock, call, operatorToken: token, ownerToken, auditorToken, org } = world.now();
    const { id } = await addEndpoint(world.now(), { url: receiver.url });
    receiver.answer = (response) => response.writeHead(500).end();
    await tellOf(world.now(), 1);
    for (let tries = 0; tries < 10; tries += 1) {
      await deliverDue(context);
      clock.advance(longMs);
    }
    receiver.clear();
    const dead = await call('GET', '/operator/deliveries?state=dead', { token });
    const [letter] = dead.body.items;
    expect(letter).toMatchObject({
      endpointId: id,
      organizationId: org.id,
      attempts: 10,
      lastError: 'answered 500',
    });
    const resend = `/operator/deliveries/${letter.id}/resend`;
    for (const other of [ownerToken, auditorToken]) {
      expect((await call('POST', resend, { token: other })).status).toBe(403);
      expect((await call('GET', '/operator/deliveries', { token: other })).status).toBe(403);
    }
    expect((await call('POST', resend, { token })).status).toBe(204);
    expect(await call('POST', resend, { token })).toMatchObject({
      status: 409,
      body: { code: 'delivery_not_given_up' },
    });
    await deliverDue(context);
    expect(receiver.ids).toEqual([letter.eventId]);
    await recorded(world.now(), 'delivery.resent');
  });
});

/** It stands in the operator's record. */
async function recorded({ call, operatorId, operatorToken: token }: World, action: string): Promise<void> {
  const entries = await call('GET', `/organizations/${operatorId}/audit-entries?action=${action}`, { token });
  expect(entries.body.items).toHaveLength(1);
}
