import { tokens } from '@fluentui/react-components';
import { useFormats } from '../use-formats.ts';
import { useText } from '../use-text.ts';
import { ChartCard } from './chart-card.tsx';
import type { Statistics } from './statistics-cards.tsx';

type Time = Statistics['answers']['times'][number]['time'];

/** How much of the time until the deadline the answers of the last days took. */
export function AnswerTimes({ statistics: { answers, days } }: { statistics: Statistics }) {
  const say = useText();
  const { percent } = useFormats();
  const { times, medianShare } = answers;
  const isLate = (time: Time) => time === 'late';
  const total = times.reduce((sum, { count }) => sum + count, 0);
  const late = times.find(({ time }) => isLate(time))?.count ?? 0;
  const chart = {
    title: say('statistics.answers'),
    barsAre: say('statistics.timeUsed'),
    series: [
      { id: 'answered', name: say('statistics.answered'), color: tokens.colorBrandForeground1 },
      { id: 'late', name: say('statistics.late'), color: tokens.colorPaletteRedForeground3 },
    ],
    bars: times.map(({ time, count }) => ({
      id: time,
      name: say(`statistics.time.${time}`),
      counts: { [isLate(time) ? 'late' : 'answered']: count },
    })),
  };
  const words = { count: total, days: days.length, late, median: percent(medianShare ?? 0) };
  return <ChartCard chart={chart} isEmpty={total === 0} summary={say('statistics.answers.summary', words)} />;
}
