import { Button, makeStyles, Text, tokens, typographyStyles } from '@fluentui/react-components';
import { type AnswerOf, request } from '../../api.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { SkeletonRows } from '../skeleton-rows.tsx';
import { useAct } from '../use-act.ts';
import { useRead } from '../use-read.ts';
import { useText } from '../use-text.ts';
import { NoticeRow } from './notice-row.tsx';

/** As many as fit a glance; Home has them all. */
const shownMax = 20;

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    marginBottom: tokens.spacingVerticalM,
  },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
});

interface Props {
  org: string;
  unread: AnswerOf<'countUnreadNotices'> | undefined;
  onClose(): void;
}

/** The latest messages, newest first, those not read yet marked. */
export function BellNotices({ org, unread, onClose }: Props) {
  const say = useText();
  const styles = useStyles();
  const asked = { params: { org }, query: { limit: shownMax } };
  const { data, error, refetch } = useRead('listNotices', asked, { everyMs: 60_000 });
  const newest = data?.items[0];
  const markRead = useAct(
    (noticeId: string) => request('markNoticesRead', { params: { org }, body: { noticeId } }),
    ['countUnreadNotices'],
  );
  const lastReadId = unread?.lastReadId ?? '';
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.title}>{say('bell.title')}</h2>
        <Button
          size="small"
          disabledFocusable={!newest || newest.id <= lastReadId || markRead.isActing}
          onClick={() => newest && markRead.run(newest.id)}
        >
          {say('bell.markAllRead')}
        </Button>
      </div>
      {!data && !error && <SkeletonRows count={4} />}
      {data?.items.length === 0 && <Text>{say('bell.none')}</Text>}
      {data && data.items.length > 0 && (
        <ul className={styles.list}>
          {data.items.map((notice) => (
            <NoticeRow
              key={notice.id}
              org={org}
              notice={notice}
              isUnread={unread !== undefined && notice.id > lastReadId}
              onOpen={onClose}
            />
          ))}
        </ul>
      )}
      <ProblemMessage problem={markRead.problem ?? (data ? null : error)} onRetry={() => refetch()} />
    </>
  );
}
