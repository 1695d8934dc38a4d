import type { DeliveryOutcome } from '../core/delivery.ts';
import type { Context } from '../operations/context.ts';
import { pauseGoneEndpoint } from '../operations/news/pause-gone-endpoint.ts';
import { webhookMessage } from '../operations/news/webhook-message.ts';
import type { WebhookAnswer } from '../outbound/webhook-post.ts';
import type { WebhookSender } from '../outbound/webhook-sender.ts';
import type { ClaimedDelivery } from '../storage/claimed-deliveries.ts';
import type { Sender } from './sender.ts';

const gone = 410;

/** The sender of webhooks: signs, posts, and reads the answer's status. */
export function webhookChannel(context: Context, posts: Pick<WebhookSender, 'post'>): Sender {
  return {
    async send(delivery: ClaimedDelivery): Promise<DeliveryOutcome> {
      const answer = await posts.post(webhookMessage(context, delivery));
      const isGone = 'status' in answer && answer.status === gone;
      if (isGone && delivery.endpoint) await pauseGoneEndpoint(context, delivery.endpoint);
      return outcomeOf(answer);
    },
  };
}

/** Only 2xx says that it arrived. A redirect is not followed: it could lead anywhere. */
function outcomeOf(answer: WebhookAnswer): DeliveryOutcome {
  if ('failure' in answer) return { retry: answer.failure };
  return answer.status >= 200 && answer.status < 300 ? 'sent' : { retry: `answered ${answer.status}` };
}
