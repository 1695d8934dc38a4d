/**
 * Webhooks per second from queued to settled, signed and checked, over the same POSTs to the same receiver
 * from a bare undici loop with as many at a time, run before and after. On PostgreSQL with fsync.
 *
 *     npx tsx bench/outbox.ts [events]
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import { readConfig } from '../src/config.ts';
import type { OrganizationId } from '../src/core/ids.ts';
import { seal } from '../src/secrets/seal.ts';
import { Secret } from '../src/secrets/secret.ts';
import { newWebhookSecret } from '../src/secrets/webhook-secret.ts';
import { insertDeliveries } from '../src/storage/deliveries.ts';
import { insertEvent } from '../src/storage/events.ts';
import { newId } from '../src/storage/new-id.ts';
import { findOperatorId } from '../src/storage/organizations.ts';
import { insertWebhookEndpoint } from '../src/storage/webhook-endpoints.ts';
import { openSystem, type System } from '../src/system.ts';
import { Deliverer } from '../src/workers/deliver.ts';
import { openInstallation } from './support/installation.ts';

const deliveriesWanted = Number(process.argv[2] ?? 8_000);
const endpointCount = 16;
const wanted = 0.5;

/** Receives in a process of its own, as receivers do. */
function receive(): void {
  const server = createServer((asked, answer) => {
    asked.resume().on('end', () => answer.writeHead(204).end());
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  process.once('disconnect', () => process.exit());
}

async function openReceiver(): Promise<{ url: string; close(): void }> {
  const child = fork(new URL(import.meta.url), { env: { ...process.env, PORTKEEPER_BENCH_RECEIVER: '1' } });
  const [port] = await once(child, 'message');
  return { url: `http://127.0.0.1:${port}/hook`, close: () => child.disconnect() };
}

/** As many events as make so many deliveries, each for every endpoint, as `tell` writes them. */
async function queue(system: System, url: string, count: number): Promise<void> {
  const { db, clock, keyRing } = system.context;
  const organizationId = (await db.forOperator().read((tx) => findOperatorId(tx))) as OrganizationId;
  const own = db.forOrganization(organizationId);
  const createdAt = clock.now();
  const endpointIds = Array.from({ length: endpointCount }, () => newId('webhookEndpoint', createdAt));
  await own.transaction(async (tx) => {
    for (const id of endpointIds) {
      const secret = seal(keyRing, Secret.of(newWebhookSecret()), id);
      const kept = { id, carrierId: null, url, kinds: null, secret, createdAt, createdBy: 'bench' };
      await insertWebhookEndpoint(tx, kept);
    }
  });
  for (let queued = 0; queued < count; queued += endpointCount) {
    const eventId = newId('event', createdAt);
    const detail = { carrier: 'Adatum Wireless', numberCount: 1, firstNumber: '+14255550123' };
    const of = { eventId, channel: 'webhook', address: null, language: null, detail: {}, createdAt } as const;
    const noticeId = newId('notice', createdAt);
    const event = { id: eventId, noticeId, kind: 'order_confirmed', orderId: null, isForCarrier: false };
    await own.transaction(async (tx) => {
      await insertEvent(tx, { ...event, detail, createdAt });
      await insertDeliveries(
        tx,
        endpointIds.map((endpointId) => ({ ...of, id: newId('delivery', createdAt), endpointId })),
      );
    });
  }
}

/** Posts of the same size, one after the other in each of the lanes. */
async function bareRate(url: string, count: number): Promise<number> {
  const body = JSON.stringify({ type: 'order_confirmed', data: 'x'.repeat(330) });
  const headers = { 'content-type': 'application/json', 'webhook-id': 'x'.repeat(30) };
  const startedAt = performance.now();
  const lane = async () => {
    for (let sent = 0; sent < count / endpointCount; sent += 1) {
      const answer = await request(url, { method: 'POST', headers, body });
      await answer.body.dump({ limit: 65_536 });
    }
  };
  await Promise.all(Array.from({ length: endpointCount }, lane));
  return count / ((performance.now() - startedAt) / 1000);
}

async function outboxRate(system: System): Promise<number> {
  const deliverer = new Deliverer(system.context, system.senders);
  const startedAt = performance.now();
  await deliverer.begin();
  await deliverer.idle();
  return deliveriesWanted / ((performance.now() - startedAt) / 1000);
}

async function bench(): Promise<void> {
  const installation = await openInstallation('postgres');
  await installation.server.stop();
  const receiver = await openReceiver();
  const networks = { PORTKEEPER_WEBHOOK_NETWORKS: '127.0.0.1', LOG_LEVEL: 'error' };
  const system = await openSystem(readConfig({ ...installation.settings, ...networks }));
  try {
    await queue(system, receiver.url, deliveriesWanted);
    await installation.gatherStatistics();
    const before = await bareRate(receiver.url, deliveriesWanted);
    const rate = await outboxRate(system);
    const after = await bareRate(receiver.url, deliveriesWanted);
    const bare = (before + after) / 2;
    console.log(
      `outbox      ${rate.toFixed(0)} webhooks/s to ${endpointCount} endpoints, signed and settled`,
    );
    console.log(`baseline    ${bare.toFixed(0)} POSTs/s from a bare undici loop, ${endpointCount} at a time`);
    console.log(`ratio       ${(rate / bare).toFixed(2)} (wanted: at least ${wanted.toFixed(2)})`);
  } finally {
    receiver.close();
    await system.close();
    await installation.close();
  }
}

if (process.env.PORTKEEPER_BENCH_RECEIVER) receive();
else await bench();
