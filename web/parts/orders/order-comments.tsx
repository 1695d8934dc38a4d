import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AnswerOf } from '../../api.ts';
import { Ago } from '../ago.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { SectionCard } from '../section-card.tsx';
import { ShowMore } from '../show-more.tsx';
import { SkeletonRows } from '../skeleton-rows.tsx';
import { SpacedList } from '../spaced-list.tsx';
import { usePlace } from '../use-place.ts';
import { useReadList } from '../use-read.ts';
import { useText } from '../use-text.ts';
import { OrderCommentForm } from './order-comment-form.tsx';

type Comment = AnswerOf<'listOrderComments'>['items'][number];

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `0 ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
  },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** What was said about the order, oldest first, and a place to say more. */
export function OrderComments({ id }: { id: string }) {
  const say = useText();
  const { can } = usePlace();
  const list = useReadList('listOrderComments', { params: { id } }, { everyMs: 60_000 });
  const { items, error } = list;
  return (
    <SectionCard title={say('order-comments.title')}>
      {!items && !error && <SkeletonRows count={2} />}
      <ProblemMessage problem={items ? null : error} onRetry={() => void list.refetch()} />
      {items?.length === 0 && <Text>{say('order-comments.none')}</Text>}
      {items && items.length > 0 && (
        <>
          <SpacedList>
            {items.map((comment) => (
              <CommentRow key={comment.id} comment={comment} />
            ))}
          </SpacedList>
          {list.hasMore && <ShowMore {...list} count={items.length} />}
        </>
      )}
      {can('port_out_order.comment') && <OrderCommentForm id={id} />}
    </SectionCard>
  );
}

function CommentRow({ comment: { author, audience, text, createdAt } }: { comment: Comment }) {
  const say = useText();
  const styles = useStyles();
  return (
    <li>
      <span className={styles.head}>
        <strong>{author.name}</strong>
        <Ago at={createdAt} />
        <Badge appearance="outline" color={audience === 'carrier' ? 'warning' : 'informative'}>
          {say(`order-comments.audience.${audience}`)}
        </Badge>
      </span>
      <p className={styles.text}>{text}</p>
    </li>
  );
}
