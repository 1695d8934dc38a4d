import { makeStyles, Text, tokens } from '@fluentui/react-components';
import {
  AlertUrgentRegular,
  ArrowUndoRegular,
  CallTransferRegular,
  ClockAlarmRegular,
  ClockRegular,
  CommentRegular,
  DismissCircleRegular,
  EditRegular,
  HandRightRegular,
  KeyRegular,
  ProhibitedRegular,
  ShieldCheckmarkRegular,
  ShieldErrorRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import type { ComponentType } from 'react';
import { Ago } from './ago.tsx';
import { type Notice, NoticeSentence } from './notice-sentence.tsx';
import { PageLink } from './page-link.tsx';
import { ProblemMessage } from './problem-message.tsx';
import { SectionCard } from './section-card.tsx';
import { ShowMore } from './show-more.tsx';
import { SkeletonRows } from './skeleton-rows.tsx';
import { usePlace } from './use-place.ts';
import { useReadList } from './use-read.ts';
import { useText } from './use-text.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTopStyle: 'none', paddingTop: 0 },
  },
  icon: { fontSize: '20px', flexShrink: 0, color: tokens.colorNeutralForeground2 },
  when: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `0 ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
  },
});

const icons: Record<Notice['kind'], ComponentType> = {
  pin_set: KeyRegular,
  pin_changed: KeyRegular,
  pin_resumed: KeyRegular,
  wrong_pin_alert: WarningRegular,
  pin_on_hold: ShieldErrorRegular,
  order_held: HandRightRegular,
  order_confirmed: CallTransferRegular,
  order_rejected: DismissCircleRegular,
  order_reminder: ClockAlarmRegular,
  order_amended: EditRegular,
  order_completed: CallTransferRegular,
  order_cancelled: ProhibitedRegular,
  order_disputed: ShieldErrorRegular,
  dispute_resolved: ShieldCheckmarkRegular,
  order_returned: ArrowUndoRegular,
  order_expired: ClockRegular,
  order_commented: CommentRegular,
  attempt_on_numbers: AlertUrgentRegular,
};

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
              <NoticeRow key={notice.id} notice={notice} />
            ))}
          </ul>
          <ShowMore {...list} count={items.length} />
        </>
      )}
      <ProblemMessage problem={items ? null : error} onRetry={() => list.refetch()} />
    </SectionCard>
  );
}

function NoticeRow({ notice }: { notice: Notice }) {
  const say = useText();
  const styles = useStyles();
  const { org } = usePlace();
  const Icon = icons[notice.kind];
  return (
    <li className={styles.row}>
      <span className={styles.icon}>
        <Icon />
      </span>
      <div>
        <Text block>
          <NoticeSentence notice={notice} />
        </Text>
        <span className={styles.when}>
          <Ago at={notice.createdAt} />
          {notice.subjectId !== null && (
            <PageLink to={`/o/${org}/voice/port-orders/${notice.subjectId}`}>
              {say('home.notice.open')}
            </PageLink>
          )}
        </span>
      </div>
    </li>
  );
}
