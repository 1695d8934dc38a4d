import { expect } from 'vitest';
import type { RouteName } from '../../../src/contract/routes.ts';
import { webhookChannel } from '../../../src/workers/webhook-channel.ts';
import { deliverDue } from '../../support/deliveries.ts';
import type { World } from '../../support/world.ts';
import type { PlantedSecrets } from './planted.ts';
import type { Tour } from './tour.ts';

const names = (of: '' | 'Carrier') =>
  ({
    list: `list${of}WebhookEndpoints`,
    create: `create${of}WebhookEndpoint`,
    change: `change${of}WebhookEndpoint`,
    rotate: `rotate${of}WebhookSecret`,
    deliveries: `list${of}WebhookDeliveries`,
    replay: `replay${of}WebhookEvents`,
    test: `test${of}WebhookEndpoint`,
    remove: `delete${of}WebhookEndpoint`,
  }) as const satisfies Record<string, RouteName>;

/** Everything about webhooks, with something sent and something given up. */
export async function tourWebhooks(world: World, planted: PlantedSecrets, tour: Tour): Promise<void> {
  const { org, carrier, ownerToken, operatorToken, context } = world;
  const own = await make(tour, planted, '', { token: ownerToken, params: { org: org.id } });
  const theirs = await make(tour, planted, 'Carrier', {
    token: operatorToken,
    params: { carrier: carrier.id },
  });
  await tour.done('listEvents', { token: operatorToken });
  const { body } = await tour.done('listEvents', { token: world.carrierToken });
  const [{ id: eventId }] = body.items;
  for (const end of [own, theirs]) await end.use(eventId);
  const posts = { post: async () => ({ status: 200 }) };
  await deliverDue(context, { webhook: webhookChannel(context, posts) });
  await own.use(eventId);
  await deliverDue(context, { webhook: { send: async () => ({ dead: 'refused' }) } });
  const dead = await tour.done('listDeliveries', { token: operatorToken });
  const params = { id: dead.body.items[0].id };
  await tour.done('resendDelivery', { token: operatorToken, params });
  for (const end of [own, theirs]) await end.remove();
}

interface Caller {
  token: string;
  params: Record<string, string>;
}

async function make(tour: Tour, planted: PlantedSecrets, of: '' | 'Carrier', caller: Caller) {
  const name = names(of);
  const headers = { 'idempotency-key': `webhook-${of}` };
  const asked = { ...caller, headers, body: { url: 'http://127.0.0.1:9/' } };
  const { body } = await tour.done(name.create, asked);
  plant(planted, body.secret, name.create);
  const one = { ...caller, params: { ...caller.params, id: body.id } };
  const rotated = await tour.done(name.rotate, one);
  plant(planted, rotated.body.secret, name.rotate);
  const mayAsk = await tour.ask(name.create, { ...asked, body: { url: 'http://10.0.0.1/' } });
  expect(mayAsk.status).toBe(422);
  await tour.done(name.list, caller);
  await tour.done(name.change, { ...one, body: { kinds: null } });
  return {
    async use(eventId: string) {
      await tour.done(name.test, one);
      await tour.done(name.replay, { ...one, body: { eventId } });
      await tour.done(name.deliveries, one);
    },
    remove: () => tour.done(name.remove, one),
  };
}

/** The text as it is shown, and what it signs with, whatever stands before it. */
function plant(planted: PlantedSecrets, secret: string, shownBy: RouteName): void {
  planted.random(`a webhook secret of ${shownBy}`, secret, shownBy);
  planted.random(`the key in it, of ${shownBy}`, secret.replace('whsec_', ''), shownBy);
}
