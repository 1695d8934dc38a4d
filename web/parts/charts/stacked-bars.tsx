import { VerticalStackedBarChart } from '@fluentui/react-charts';
import { makeStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useIntl } from 'react-intl';
import { useFormats } from '../use-formats.ts';
import { useText } from '../use-text.ts';
import type { Chart } from './chart-card.tsx';

const useStyles = makeStyles({
  whole: {
    height: '300px',
    minWidth: 0,
    // The charts write Each Word With A Capital, which is wrong in French.
    '& .fui-legend__legend': { textTransform: 'none' },
  },
});

/** More names than these do not fit under the bars, and some are left out. */
const namedMax = 8;

/** Bars of several parts, drawn. Bars without any count keep their place. */
export function StackedBars({ chart: { title, series, bars } }: { chart: Chart }) {
  const say = useText();
  const { number } = useFormats();
  const { locale } = useIntl();
  const whole = useRef<HTMLDivElement>(null);
  // The library names these two in English, whatever it is given.
  useEffect(() => {
    const name = (selector: string, text: string) =>
      whole.current?.querySelector(selector)?.setAttribute('aria-label', text);
    name('svg[role="region"]', say('statistics.chartOf', { title }));
    name('div[role="listbox"]', say('statistics.legend'));
  });
  const data = bars.map(({ name, counts }) => ({
    xAxisPoint: name,
    chartData: series.map(({ id, name: legend, color }) => {
      const count = counts[id] ?? 0;
      return { legend, color, data: count, yAxisCalloutData: number(count), xAxisCalloutData: name };
    }),
  }));
  return (
    <div ref={whole} className={useStyles().whole}>
      <VerticalStackedBarChart
        chartTitle={say('statistics.chartOf', { title })}
        culture={locale}
        data={data}
        height={300}
        hideLabels
        hideTickOverlap={bars.length > namedMax}
        isCalloutForStack
        legendProps={{ allowFocusOnLegends: true, overflowText: say('statistics.moreNames') }}
        maxBarWidth={24}
        yAxisTickCount={4}
        // With fewer orders than this the axis would count halves of them.
        yMaxValue={4}
      />
    </div>
  );
}
