import type { WebhookSender } from './webhook-sender.ts';
import type { WebhookTargets } from './webhook-targets.ts';
import { WhenFirstUsed } from './when-first-used.ts';

/** Posts to the targets that are allowed. */
export function openWebhooks(targets: WebhookTargets): Pick<WebhookSender, 'post' | 'close'> {
  const sender = new WhenFirstUsed(async () => {
    const opened = await import('./webhook-sender.ts');
    return new opened.WebhookSender(targets);
  });
  return {
    post: async (message) => (await sender.get()).post(message),
    close: () => sender.close(),
  };
}
