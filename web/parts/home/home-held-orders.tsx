import { Text } from '@fluentui/react-components';
import { HeldOrder } from '../orders/held-order.tsx';
import { PageLink } from '../page-link.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { SectionCard } from '../section-card.tsx';
import { SkeletonRows } from '../skeleton-rows.tsx';
import { SpacedList } from '../spaced-list.tsx';
import { usePlace } from '../use-place.ts';
import { useRead } from '../use-read.ts';
import { useText } from '../use-text.ts';

const shownMax = 5;
/** As many as one answer has: they come newest first, and the earliest deadline is what matters. */
const readMax = 200;

/** Orders that wait for a person, with the time that is left. */
export function HomeHeldOrders() {
  const say = useText();
  const { org, can } = usePlace();
  const query = { status: 'held', organizationId: org, limit: readMax } as const;
  const { data, error, refetch } = useRead('listPortOutOrders', { query }, { everyMs: 30_000 });
  const byDeadline = data?.items.toSorted((one, other) => one.answerDueAt.localeCompare(other.answerDueAt));
  const orders = byDeadline?.slice(0, shownMax);
  return (
    <SectionCard title={say('home.held')}>
      {!orders && !error && <SkeletonRows count={2} />}
      {orders?.length === 0 && <Text>{say('home.held.none')}</Text>}
      {orders && orders.length > 0 && (
        <>
          <SpacedList>
            {orders.map((order) => (
              <li key={order.id}>
                <HeldOrder order={order} />
              </li>
            ))}
          </SpacedList>
          {!can('port_out_order.decide') && <Text>{say('home.held.askAdmin')}</Text>}
          {(byDeadline?.length ?? 0) > shownMax && (
            <PageLink to={`/o/${org}/voice/port-orders?status=held`}>{say('home.held.all')}</PageLink>
          )}
        </>
      )}
      <ProblemMessage problem={orders ? null : error} onRetry={() => refetch()} />
    </SectionCard>
  );
}
