import { makeStyles, tokens } from '@fluentui/react-components';
import { useParams } from 'react-router';
import { NotFound } from '../parts/frame/not-found.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { ProblemMessage } from '../parts/problem-message.tsx';
import { SectionCard } from '../parts/section-card.tsx';
import { SkeletonRows } from '../parts/skeleton-rows.tsx';
import { usePlace } from '../parts/use-place.ts';
import { useRead } from '../parts/use-read.ts';
import { useText } from '../parts/use-text.ts';
import { useWebhookOwner } from '../parts/webhooks/use-webhook-owner.ts';
import { WebhookActions } from '../parts/webhooks/webhook-actions.tsx';
import { WebhookDeliveries } from '../parts/webhooks/webhook-deliveries.tsx';
import { WebhookFacts } from '../parts/webhooks/webhook-facts.tsx';

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, maxWidth: '1200px' },
});

/** One webhook endpoint: how it stands, what can be done with it, what became of its messages. */
export function Webhook() {
  const say = useText();
  const styles = useStyles();
  const { id = '' } = useParams();
  const { calls, params, page } = useWebhookOwner();
  const { can } = usePlace();
  const { data, error, refetch } = useRead(calls.list, { params });
  if (error && !data) return <ProblemMessage problem={error} onRetry={() => refetch()} />;
  if (!data) return <SkeletonRows count={4} />;
  const endpoint = data.items.find((one) => one.id === id);
  if (!endpoint) return <NotFound />;
  return (
    <>
      <PageHeader title={endpoint.url} above={<PageLink to={page}>{say('webhooks.title')}</PageLink>} />
      <div className={styles.sections}>
        <SectionCard title={say('webhooks.endpoint')}>
          <WebhookFacts endpoint={endpoint} />
          {can('webhook.manage') && <WebhookActions endpoint={endpoint} />}
        </SectionCard>
        <WebhookDeliveries id={id} />
      </div>
    </>
  );
}
