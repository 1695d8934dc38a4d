import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
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
  KeyMultipleRegular,
  KeyRegular,
  LockClosedRegular,
  LockOpenRegular,
  PersonAddRegular,
  PersonAvailableRegular,
  PersonEditRegular,
  PersonProhibitedRegular,
  ProhibitedRegular,
  ShieldCheckmarkRegular,
  ShieldErrorRegular,
  ShieldKeyholeRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import type { ComponentType } from 'react';
import { detailText } from '../activity/detail-value.ts';
import { Ago } from '../ago.tsx';
import { PageLink } from '../page-link.tsx';
import { useText } from '../use-text.ts';
import { type Notice, NoticeSentence } from './notice-sentence.tsx';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTopStyle: 'none', paddingTop: 0 },
  },
  icon: { fontSize: '20px', flexShrink: 0, color: tokens.colorNeutralForeground2 },
  unread: { color: tokens.colorBrandForeground1 },
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
  lock_set: LockClosedRegular,
  lock_lifted: LockOpenRegular,
  lock_expired: LockOpenRegular,
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
  token_expiring: KeyMultipleRegular,
  attempt_on_numbers: AlertUrgentRegular,
  user_joined: PersonAddRegular,
  user_role_changed: PersonEditRegular,
  user_deactivated: PersonProhibitedRegular,
  user_reactivated: PersonAvailableRegular,
  sign_in_policy_changed: ShieldKeyholeRegular,
};

interface Props {
  /** Whose message it is: an organization's id. */
  org: string;
  notice: Notice;
  /** Marked by word and weight; left out where nothing is said of it. */
  isUnread?: boolean;
  /** When what it is about is opened. */
  onOpen?(): void;
}

/** A message with its time and the way to the order, or the locks, it is about. */
export function NoticeRow({ org, notice, isUnread = false, onOpen }: Props) {
  const say = useText();
  const styles = useStyles();
  const Icon = icons[notice.kind];
  // What the desk is told of lies with the organization it names.
  const whose = detailText(notice.detail, 'organizationId') || org;
  const name = detailText(notice.detail, 'organizationName');
  return (
    <li className={styles.row}>
      <span className={mergeClasses(styles.icon, isUnread && styles.unread)}>
        <Icon />
      </span>
      <div>
        <Text block weight={isUnread ? 'semibold' : 'regular'}>
          {isUnread && <span className="heard-only">{say('bell.new')} </span>}
          <NoticeSentence notice={notice} />
        </Text>
        <span className={styles.when}>
          {name !== '' && <span>{name}</span>}
          <Ago at={notice.createdAt} />
          {isOfLock(notice) ? (
            <PageLink to={`/o/${whose}/protection`} onOpen={onOpen}>
              {say('frame.protection')}
            </PageLink>
          ) : (
            notice.subjectId !== null && (
              <PageLink to={`/o/${whose}/voice/port-orders/${notice.subjectId}`} onOpen={onOpen}>
                {say('home.notice.open')}
              </PageLink>
            )
          )}
        </span>
      </div>
    </li>
  );
}

const ofLocks: readonly Notice['kind'][] = ['lock_set', 'lock_lifted', 'lock_expired'];

function isOfLock({ kind }: Notice): boolean {
  return ofLocks.includes(kind);
}
