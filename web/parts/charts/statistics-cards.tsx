import { makeStyles, tokens } from '@fluentui/react-components';
import type { AnswerOf } from '../../api.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { SkeletonRows } from '../skeleton-rows.tsx';
import type { useRead } from '../use-read.ts';
import { AnswerTimes } from './answer-times.tsx';
import { OrdersByDay } from './orders-by-day.tsx';

export const statisticsDays = 30;

export type Statistics = AnswerOf<'getPortOutStatistics'>;

type Read = Pick<ReturnType<typeof useRead<'getPortOutStatistics'>>, 'data' | 'error' | 'refetch'>;

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(400px, 100%), 1fr))',
    gap: tokens.spacingVerticalXL,
  },
});

/** Port-outs by day and outcome, and how long answers took. */
export function StatisticsCards({ read: { data, error, refetch } }: { read: Read }) {
  const styles = useStyles();
  if (!data && error) return <ProblemMessage problem={error} onRetry={() => refetch()} />;
  if (!data) return <SkeletonRows count={4} />;
  return (
    <div className={styles.cards}>
      <OrdersByDay statistics={data} />
      <AnswerTimes statistics={data} />
    </div>
  );
}
