import { Text } from '@fluentui/react-components';
import { HeldOrder } from '../orders/held-order.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { SectionCard } from '../section-card.tsx';
import { ShowMore } from '../show-more.tsx';
import { SkeletonRows } from '../skeleton-rows.tsx';
import { SpacedList } from '../spaced-list.tsx';
import { useReadList } from '../use-read.ts';
import { useText } from '../use-text.ts';

/** Held orders of every organization, the earliest deadline first. */
export function OperatorHomeHeldOrders() {
  const say = useText();
  const list = useReadList('listDeskOrders', { query: { state: 'held', limit: 20 } }, { everyMs: 30_000 });
  const { items, error } = list;
  return (
    <SectionCard title={say('home.held')}>
      {!items && !error && <SkeletonRows count={2} />}
      {items?.length === 0 && <Text>{say('home.held.none')}</Text>}
      {items && items.length > 0 && (
        <>
          <SpacedList>
            {items.map((order) => (
              <li key={order.id}>
                <HeldOrder order={order} organizationName={order.organizationName} />
              </li>
            ))}
          </SpacedList>
          <ShowMore {...list} count={items.length} />
        </>
      )}
      <ProblemMessage problem={items ? null : error} onRetry={() => list.refetch()} />
    </SectionCard>
  );
}
