import { PageHeader } from '../parts/page-header.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { usePlace } from '../parts/use-place.ts';
import { useText } from '../parts/use-text.ts';
import { WebhookCreate } from '../parts/webhooks/webhook-create.tsx';
import { WebhooksList } from '../parts/webhooks/webhooks-list.tsx';

/** An organization's webhook endpoints. */
export function Webhooks() {
  const say = useText();
  const { org, can } = usePlace();
  return (
    <>
      <PageHeader
        title={say('webhooks.title')}
        lead={say('webhooks.what')}
        above={<PageLink to={`/o/${org}/settings`}>{say('frame.settings')}</PageLink>}
        actions={can('webhook.manage') && <WebhookCreate />}
      />
      <WebhooksList />
    </>
  );
}
