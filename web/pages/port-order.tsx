import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { useParams } from 'react-router';
import { OrderActions } from '../parts/orders/order-actions.tsx';
import { OrderComments } from '../parts/orders/order-comments.tsx';
import { OrderDocuments } from '../parts/orders/order-documents.tsx';
import { OrderEvidence } from '../parts/orders/order-evidence.tsx';
import { OrderFacts } from '../parts/orders/order-facts.tsx';
import { OrderNextStep } from '../parts/orders/order-next-step.tsx';
import { OrderNumbers } from '../parts/orders/order-numbers.tsx';
import { OrderReasons } from '../parts/orders/order-reasons.tsx';
import { OrderTimeline } from '../parts/orders/order-timeline.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { ProblemMessage } from '../parts/problem-message.tsx';
import { SkeletonRows } from '../parts/skeleton-rows.tsx';
import { useRead } from '../parts/use-read.ts';
import { useText } from '../parts/use-text.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

/** One port order: where it stands and what to press first, then its numbers, its facts and its history. */
export function PortOrder() {
  const say = useText();
  const styles = useStyles();
  const status = useRef<HTMLDivElement>(null);
  const { org = '', id = '' } = useParams();
  const { data: order, error, refetch } = useRead('getPortOutOrder', { params: { id } }, { everyMs: 60_000 });
  const back = <PageLink to={`/o/${org}/voice/port-orders`}>{say('port-order.back')}</PageLink>;
  if (!order) {
    return (
      <>
        <PageHeader title={say('port-order.loading')} above={back} />
        {error ? <ProblemMessage problem={error} onRetry={() => void refetch()} /> : <SkeletonRows />}
      </>
    );
  }
  const print = (
    <Button appearance="subtle" icon={<PrintRegular />} onClick={() => window.print()}>
      {say('port-order.print')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={say('port-order.title', { pon: order.purchaseOrderNumber })}
        above={back}
        lead={<OrderNextStep order={order} ref={status} />}
        actions={
          <>
            <OrderActions order={order} onDone={() => status.current?.focus()} />
            <OrderEvidence id={order.id} />
            {print}
          </>
        }
      />
      <div className={styles.page}>
        <OrderReasons order={order} />
        <OrderNumbers order={order} />
        <OrderFacts order={order} />
        <OrderComments id={order.id} />
        <OrderDocuments id={order.id} />
        <OrderTimeline id={order.id} />
      </div>
    </>
  );
}
