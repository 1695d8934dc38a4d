import { Switch } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { SectionCard } from '../section-card.tsx';
import { SkeletonRows } from '../skeleton-rows.tsx';
import { useText } from '../use-text.ts';
import { ChartBoundary } from './chart-boundary.tsx';
import { ChartTable } from './chart-table.tsx';

/** The charts are larger than the rest of the page: they come when there is something to draw. */
const StackedBars = lazy(async () => ({ default: (await import('./stacked-bars.tsx')).StackedBars }));

/** What the bars are made of: the same parts in each, from below. */
export interface Series {
  id: string;
  name: string;
  color: string;
}

export interface Bar {
  id: string;
  /** Under the bar; where bars are many, not under each. */
  name: string;
  /** By the series' id; a missing one is zero. */
  counts: Readonly<Record<string, number | undefined>>;
}

export interface Chart {
  title: string;
  /** What the bars stand for: the head of the table's first column. */
  barsAre: string;
  series: readonly Series[];
  bars: readonly Bar[];
}

interface Props {
  chart: Chart;
  /** The picture in a sentence. */
  summary: string;
  isEmpty: boolean;
}

/** A chart with a table behind it. */
export function ChartCard({ chart, summary, isEmpty }: Props) {
  const say = useText();
  const [isTable, setTable] = useState(false);
  return (
    <SectionCard
      title={chart.title}
      lead={summary}
      actions={
        !isEmpty && (
          <Switch
            label={say('statistics.showTable')}
            checked={isTable}
            onChange={(_event, { checked }) => setTable(checked)}
            data-print="hide"
          />
        )
      }
    >
      {!isEmpty && isTable && <ChartTable chart={chart} />}
      {!isEmpty && !isTable && (
        <ChartBoundary>
          <Suspense fallback={<SkeletonRows count={4} />}>
            <StackedBars chart={chart} />
          </Suspense>
        </ChartBoundary>
      )}
    </SectionCard>
  );
}
