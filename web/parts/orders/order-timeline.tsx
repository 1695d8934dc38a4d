import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AnswerOf } from '../../api.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { SectionCard } from '../section-card.tsx';
import { SkeletonRows } from '../skeleton-rows.tsx';
import { useFormats } from '../use-formats.ts';
import { useRead } from '../use-read.ts';
import { type Say, useText } from '../use-text.ts';
import { OrderSupplement } from './order-supplement.tsx';

type Event = AnswerOf<'listPortOutOrderEvents'>['items'][number];

/** What needs no word on where it led. */
const saysItself: readonly Event['action'][] = [
  'completed',
  'rescheduled',
  'cancelled',
  'disputed',
  'returned',
  'expired',
  'claimed',
  'released',
];

const useStyles = makeStyles({
  list: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalL,
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  when: { display: 'block', color: tokens.colorNeutralForeground2 },
  note: { display: 'block', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontStyle: 'italic' },
});

/** The order's history, oldest first: who, when, and why where somebody said it. */
export function OrderTimeline({ id }: { id: string }) {
  const say = useText();
  const styles = useStyles();
  const { instant } = useFormats();
  const { data, error, refetch } = useRead('listPortOutOrderEvents', { params: { id } });
  return (
    <SectionCard title={say('port-order.timeline')}>
      <ProblemMessage problem={error} onRetry={() => void refetch()} />
      {!data && !error && <SkeletonRows />}
      {data && (
        <ol className={styles.list}>
          {data.items.map((event) => (
            <li key={event.sequence}>
              {eventText(event, say)}
              {event.supplement && <OrderSupplement supplement={event.supplement} />}
              <Text size={200} className={styles.when}>
                <time dateTime={event.at}>{instant(event.at)}</time>
              </Text>
              {event.note && event.action !== 'claimed' && <span className={styles.note}>{event.note}</span>}
            </li>
          ))}
        </ol>
      )}
    </SectionCard>
  );
}

function eventText({ action, actor, toStatus, note, openedThrough }: Event, say: Say): string {
  if (action === 'claimed' && note !== null)
    return say('port-order.event.assigned', { actor: actor.name, name: note });
  // Only silence makes the clock decide.
  if (action === 'decided' && actor.kind === 'system') return say(`port-order.event.silence.${toStatus}`);
  if (action === 'decided') return say(`port-order.event.decided.${toStatus}`, { actor: actor.name });
  if (action === 'disputed' && openedThrough === 'mail_link')
    return say('port-order.event.disputedByMail', { actor: actor.name });
  const sentence = say(`port-order.event.${action}`, { actor: actor.name });
  if (saysItself.includes(action)) return sentence;
  return `${sentence} ${say('port-order.event.result', { status: say(`order.status.${toStatus}`) })}`;
}
