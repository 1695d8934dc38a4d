import { beforeEach, expect, test } from 'vitest';
import type { Context } from '../../src/operations/context.ts';
import type { Senders } from '../../src/workers/sender.ts';
import { addEndpoint, deliverDue, deliveryRows, sendersOver, tellOf } from '../support/deliveries.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { verified, webhookReceiver } from '../support/webhook-receiver.ts';
import { type World, worldOn } from '../support/world.ts';

/** Longer than a lease, and than the longest wait between two tries. */
const longMs = 8 * 3_600_000;

describeOnBothEngines('deliveries to a webhook endpoint', (engine) => {
  const world = worldOn(engine);
  const receiver = webhookReceiver();
  let endpoint: { id: string; secret: string };

  beforeEach(async () => {
    receiver.clear();
    await world
      .now()
      .database.asOwner((owner) => owner.query('DELETE FROM deliveries; DELETE FROM webhook_endpoints'));
    endpoint = await addEndpoint(world.now(), { url: receiver.url });
  });

  const numbers = () => receiver.received.map(({ body }) => JSON.parse(body).data.detail.n);
  const states = async () => (await deliveryRows(world.now())).map(({ state }) => state);

  test('arrive once, in order, signed as the Standard Webhooks want it', async () => {
    const { context, clock, org } = world.now();
    await tellOf(world.now(), 120);
    await deliverDue(context);
    await deliverDue(context);
    expect(numbers()).toEqual(Array.from({ length: 120 }, (_, n) => n));
    const [first] = receiver.received;
    expect(first && verified(endpoint.secret, first, clock.now())).toMatchObject({
      type: 'pin_set',
      data: { id: first?.id, kind: 'pin_set', organizationId: org.id, order: null, detail: { n: 0 } },
    });
    expect(new Set(await states())).toEqual(new Set(['sent']));
  });

  test('wait behind one that did not arrive, and follow it when the receiver is back', async () => {
    const { context, clock } = world.now();
    receiver.answer = (response) => response.writeHead(503).end();
    await tellOf(world.now(), 3);
    await deliverDue(context);
    expect(numbers()).toEqual([0]);
    const [head] = await deliveryRows(world.now());
    expect(head).toMatchObject({ state: 'waiting', attempts: 1, last_error: 'answered 503' });
    receiver.clear();
    await deliverDue(context);
    expect(receiver.received).toEqual([]);
    clock.advance(6_000);
    await deliverDue(context);
    expect(numbers()).toEqual([0, 1, 2]);
  });

  test('are given up after ten tries, and let those behind them pass', async () => {
    const { context, clock } = world.now();
    receiver.answer = (response, { body }) =>
      response.writeHead(JSON.parse(body).data.detail.n === 0 ? 500 : 200).end();
    await tellOf(world.now(), 2);
    for (let tries = 0; tries < 12; tries += 1) {
      await deliverDue(context);
      clock.advance(longMs);
    }
    expect(numbers()).toEqual([...Array.from({ length: 10 }, () => 0), 1]);
    expect(new Set(receiver.ids).size).toBe(2);
    expect(await states()).toEqual(['dead', 'sent']);
  });

  test.each<[string, typeof receiver.answer, RegExp | null]>([
    ['hangs', () => {}, /no answer/],
    ['hangs up', (response) => response.destroy(), /UND_ERR_SOCKET|ECONNRESET/],
    [
      'leads elsewhere',
      (response) => response.writeHead(302, { location: receiver.url }).end(),
      /answered 302/,
    ],
    ['answers gigabytes', gigabytes, null],
    ['does not end its answer', (response) => response.writeHead(200).write('…'), null],
  ])('bear a receiver that %s', async (_what, answer, failure) => {
    receiver.answer = answer;
    await tellOf(world.now(), 1);
    await deliverDue(world.now().context);
    const [row] = await deliveryRows(world.now());
    expect(row?.state).toBe(failure ? 'waiting' : 'sent');
    if (failure) expect(row?.last_error).toMatch(failure);
    expect(receiver.received).toHaveLength(1);
  });

  test('stop at a receiver that says it is gone, until somebody says it is there again', async () => {
    const { context, clock, org, call, ownerToken: token } = world.now();
    receiver.answer = (response) => response.writeHead(410).end();
    await tellOf(world.now(), 2);
    await deliverDue(context);
    const path = `/organizations/${org.id}/webhook-endpoints`;
    const listed = await call('GET', path, { token });
    expect(listed.body.items).toMatchObject([{ id: endpoint.id, status: 'paused' }]);
    receiver.clear();
    clock.advance(longMs);
    await deliverDue(context);
    expect(receiver.received).toEqual([]);
    await call('PATCH', `${path}/${endpoint.id}`, { token, body: { status: 'active' } });
    await deliverDue(context);
    expect(numbers()).toEqual([0, 1]);
  });

  test('are signed with both secrets for a day after a rotation', async () => {
    const { context, clock, org, call, ownerToken: token } = world.now();
    const path = `/organizations/${org.id}/webhook-endpoints/${endpoint.id}/secret-rotation`;
    const { body: rotated } = await call('POST', path, { token });
    await tellOf(world.now(), 1);
    await deliverDue(context);
    const [during] = receiver.received;
    if (!during) throw new Error('nothing came');
    for (const secret of [endpoint.secret, rotated.secret]) verified(secret, during, clock.now());
    clock.advance(24 * 3_600_000 + 1);
    await tellOf(world.now(), 1);
    await deliverDue(context);
    const after = receiver.received[1];
    if (!after) throw new Error('nothing came');
    verified(rotated.secret, after, clock.now());
    expect(() => verified(endpoint.secret, after, clock.now())).toThrow('No matching signature');
  });

  test('of a worker killed between claim and send are sent by another after its lease', async () => {
    const { context, clock } = world.now();
    await tellOf(world.now(), 3);
    const doomed = mortal(context);
    await deliverDue(doomed.context, { webhook: { send: async () => doomed.kill() } });
    await deliverDue(context);
    expect(receiver.received).toEqual([]);
    clock.advance(61_000);
    await deliverDue(context);
    expect(numbers()).toEqual([0, 1, 2]);
  });

  test('of a worker killed between send and settle come again under the same id, and in order', async () => {
    const { context, clock } = world.now();
    await tellOf(world.now(), 3);
    const doomed = mortal(context);
    const { webhook } = sendersOver(context);
    await deliverDue(doomed.context, {
      webhook: {
        async send(delivery) {
          await webhook.send(delivery);
          return doomed.kill();
        },
      },
    });
    expect(numbers()).toEqual([0]);
    clock.advance(61_000);
    await deliverDue(context);
    expect(numbers()).toEqual([0, 0, 1, 2]);
    expect(new Set(receiver.ids).size).toBe(3);
  });

  test('are sent once by workers beside each other, while more is told', async () => {
    const { context } = world.now();
    const workers = [sendersOver(context), sendersOver(context), sendersOver(context)];
    await tellOf(world.now(), 40);
    const telling = tellOf(world.now(), 20, 40);
    for (let round = 0; round < 6; round += 1) {
      await Promise.all(workers.map((senders) => deliverDue(context, senders)));
    }
    await telling;
    await deliverDue(context);
    expect(numbers()).toEqual(Array.from({ length: 60 }, (_, n) => n));
  });

  test('to one receiver do not wait for another that hangs', async () => {
    const slow = await addEndpoint(world.now(), { url: `${receiver.url}/slow` });
    const held: string[] = [];
    const senders: Senders = {
      webhook: {
        async send({ endpoint: to, eventId }) {
          if (to?.id === slow.id) await new Promise((done) => setTimeout(done, 100));
          held.push(`${to?.id === slow.id ? 'slow' : 'quick'} ${eventId}`);
          return 'sent';
        },
      },
    };
    await tellOf(world.now(), 3);
    await deliverDue(world.now().context, senders);
    expect(held.map((line) => line.split(' ')[0])).toEqual([
      'quick',
      'quick',
      'quick',
      'slow',
      'slow',
      'slow',
    ]);
  });
});

/** A process that can be killed: from then on nothing of it reaches the database. */
function mortal(context: World['context']): { context: Context; kill(): never } {
  let isDead = false;
  const db = new Proxy(context.db, {
    get(target, name, receiver) {
      if (isDead) throw new Error('this process was killed');
      return Reflect.get(target, name, receiver);
    },
  });
  return {
    context: { ...context, db },
    kill() {
      isDead = true;
      throw new Error('killed');
    },
  };
}

/** As much as the other side takes, in the time it gives. */
function gigabytes(response: Parameters<ReturnType<typeof webhookReceiver>['answer']>[0]): void {
  const megabyte = Buffer.alloc(1024 * 1024);
  response.writeHead(200);
  const more = () => {
    while (response.write(megabyte)) if (response.destroyed) return;
    response.once('drain', more);
  };
  more();
}
