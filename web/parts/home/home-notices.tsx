import { makeStyles, Text } from '@fluentui/react-components';
import { NoticeRow } from '../notices/notice-row.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { SectionCard } from '../section-card.tsx';
import { ShowMore } from '../show-more.tsx';
import { SkeletonRows } from '../skeleton-rows.tsx';
import { usePlace } from '../use-place.ts';
import { useReadList } from '../use-read.ts';
import { useText } from '../use-text.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
});

/** What the organization was told lately, newest first. */
export function HomeNotices() {
  const say = useText();
  const styles = useStyles();
  const { org } = usePlace();
  const list = useReadList('listNotices', { params: { org }, query: { limit: 10 } }, { everyMs: 60_000 });
  const { items, error } = list;
  return (
    <SectionCard title={say('home.notices')}>
      {!items && !error && <SkeletonRows count={4} />}
      {items?.length === 0 && <Text>{say('home.notices.none')}</Text>}
      {items && items.length > 0 && (
        <>
          <ul className={styles.list}>
            {items.map((notice) => (
              <NoticeRow key={notice.id} org={org} notice={notice} />
            ))}
          </ul>
          <ShowMore {...list} count={items.length} />
        </>
      )}
      <ProblemMessage problem={items ? null : error} onRetry={() => list.refetch()} />
    </SectionCard>
  );
}
