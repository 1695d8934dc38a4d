import type { Context } from '../../src/operations/context.ts';
import { tell } from '../../src/operations/news/tell.ts';
import { WebhookSender } from '../../src/outbound/webhook-sender.ts';
import { Deliverer } from '../../src/workers/deliver.ts';
import type { Senders } from '../../src/workers/sender.ts';
import { webhookChannel } from '../../src/workers/webhook-channel.ts';
import { type World, webhookTargets } from './world.ts';

/** Impatient: a test does not wait ten seconds for a receiver that hangs. */
const limits = { totalMs: 400, answerBytesMax: 64 * 1024 };

export function sendersOver(context: Context): Required<Pick<Senders, 'webhook'>> {
  return { webhook: webhookChannel(context, new WebhookSender(webhookTargets, limits)) };
}

/** Tries what is due at this moment of the clock, once. */
export async function deliverDue(context: Context, senders: Senders = sendersOver(context)): Promise<void> {
  const deliverer = new Deliverer(context, senders);
  await deliverer.begin();
  await deliverer.idle();
}

/** Makes an endpoint by the API; gives its id and secret. */
export async function addEndpoint(
  { call, org }: World,
  body: { url: string; kinds?: string[] },
  { token = org.ownerToken, path = `/organizations/${org.id}` } = {},
): Promise<{ id: string; secret: string }> {
  const answer = await call('POST', `${path}/webhook-endpoints`, { token, body });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

/** Tells an organization so many times that its PIN was set, numbered in the detail. */
export async function tellOf({ context, org }: World, count: number, from = 0): Promise<void> {
  for (let n = from; n < from + count; n += 1) {
    const at = context.clock.now();
    await context.db
      .forOrganization(org.id)
      .transaction((tx) => tell(tx, { kind: 'pin_set', orderId: null, detail: { n }, at }));
  }
}

export interface DeliveryRow {
  event_id: string;
  state: string;
  attempts: number;
  last_error: string | null;
  next_attempt_at: Date;
}

/** Everything that was ever to be delivered, in order. */
export async function deliveryRows({ database }: World): Promise<DeliveryRow[]> {
  return database.asOwner(async (owner) => {
    const { rows } = await owner.query<DeliveryRow>(
      'SELECT event_id, state, attempts, last_error, next_attempt_at FROM deliveries ORDER BY position',
    );
    return rows;
  });
}
