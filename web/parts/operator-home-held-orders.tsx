import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { HeldOrder } from './held-order.tsx';
import { ProblemMessage } from './problem-message.tsx';
import { SectionCard } from './section-card.tsx';
import { ShowMore } from './show-more.tsx';
import { SkeletonRows } from './skeleton-rows.tsx';
import { useReadList } from './use-read.ts';
import { useText } from './use-text.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
});

/** Held orders of every organization, the earliest deadline first. */
export function OperatorHomeHeldOrders() {
  const say = useText();
  const styles = useStyles();
  const list = useReadList('listDeskOrders', { query: { state: 'held', limit: 20 } }, { everyMs: 30_000 });
  const { items, error } = list;
  return (
    <SectionCard title={say('home.held')}>
      {!items && !error && <SkeletonRows count={2} />}
      {items?.length === 0 && <Text>{say('home.held.none')}</Text>}
      {items && items.length > 0 && (
        <>
          <ul className={styles.list}>
            {items.map((order) => (
              <li key={order.id}>
                <HeldOrder order={order} organizationName={order.organizationName} />
              </li>
            ))}
          </ul>
          <ShowMore {...list} count={items.length} />
        </>
      )}
      <ProblemMessage problem={items ? null : error} onRetry={() => list.refetch()} />
    </SectionCard>
  );
}
