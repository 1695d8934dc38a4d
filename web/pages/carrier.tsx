import { makeStyles, tokens } from '@fluentui/react-components';
import { useParams } from 'react-router';
import { CarrierClients } from '../parts/carriers/carrier-clients.tsx';
import { CarrierContacts } from '../parts/carriers/carrier-contacts.tsx';
import { CarrierFacts } from '../parts/carriers/carrier-facts.tsx';
import { CarrierSuspend } from '../parts/carriers/carrier-suspend.tsx';
import { CarrierTokens } from '../parts/carriers/carrier-tokens.tsx';
import { CarrierTraffic } from '../parts/carriers/carrier-traffic.tsx';
import { CarrierWebhooks } from '../parts/carriers/carrier-webhooks.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { ProblemMessage } from '../parts/problem-message.tsx';
import { SkeletonRows } from '../parts/skeleton-rows.tsx';
import { usePlace } from '../parts/use-place.ts';
import { useRead } from '../parts/use-read.ts';
import { useText } from '../parts/use-text.ts';

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, maxWidth: '1200px' },
});

/** One gaining carrier: how it stands, whom to reach, how it signs in, what it asked for. */
export function Carrier() {
  const say = useText();
  const styles = useStyles();
  const { can } = usePlace();
  const { carrier: id = '' } = useParams();
  const { data: carrier, error, refetch } = useRead('getCarrier', { params: { carrier: id } });
  if (error && !carrier) return <ProblemMessage problem={error} onRetry={() => refetch()} />;
  if (!carrier) return <SkeletonRows count={6} />;
  return (
    <>
      <PageHeader
        title={carrier.name}
        above={<PageLink to="/operator/carriers">{say('carriers.all')}</PageLink>}
        actions={can('carrier.suspend') && <CarrierSuspend carrier={carrier} />}
      />
      <div className={styles.sections}>
        <CarrierFacts carrier={carrier} />
        <CarrierContacts carrier={carrier} />
        <CarrierTraffic carrier={carrier} />
        <CarrierTokens carrier={carrier} />
        <CarrierClients carrier={carrier} />
        {can('webhook.read') && <CarrierWebhooks carrier={carrier} />}
      </div>
    </>
  );
}
