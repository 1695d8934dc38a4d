import { SectionCard } from '../section-card.tsx';
import { usePlace } from '../use-place.ts';
import { useText } from '../use-text.ts';
import { WebhookCreate } from '../webhooks/webhook-create.tsx';
import { WebhooksList } from '../webhooks/webhooks-list.tsx';
import type { CarrierDetail } from './carrier-facts.tsx';

/** Where a carrier is told of what becomes of its orders. */
export function CarrierWebhooks({ carrier: { name } }: { carrier: CarrierDetail }) {
  const say = useText();
  const { can } = usePlace();
  return (
    <SectionCard
      title={say('carriers.webhooks')}
      lead={say('carriers.webhooks.what', { name })}
      actions={can('webhook.manage') && <WebhookCreate />}
    >
      <WebhooksList />
    </SectionCard>
  );
}
