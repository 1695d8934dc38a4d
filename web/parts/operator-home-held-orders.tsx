import { Text } from '@fluentui/react-components';
import { HeldOrder } from './held-order.tsx';
import { ProblemMessage } from './problem-message.tsx';
import { SectionCard } from './section-card.tsx';
import { ShowMore } from './show-more.tsx';
import { SkeletonRows } from './skeleton-rows.tsx';
import { SpacedList } from './spaced-list.tsx';
import { useRead, useReadList } from './use-read.ts';
import { useText } from './use-text.ts';

/** Held orders of every organization. */
export function OperatorHomeHeldOrders() {
  const say = useText();
  const list = useReadList(
    'listPortOutOrders',
    { query: { status: 'held', limit: 20 } },
    { everyMs: 30_000 },
  );
  const organizations = useRead('listOrganizations', { query: { limit: 200 } });
  const names = new Map(organizations.data?.items.map(({ id, name }) => [id, name]));
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
                <HeldOrder order={order} organizationName={names.get(order.organizationId ?? '')} />
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
