import { tokens } from '@fluentui/react-components';
import { portOutStatus } from '../../../src/contract/port-out-orders.ts';
import type { OrderStatusName } from '../orders/order-status.tsx';
import { useFormats } from '../use-formats.ts';
import { useText } from '../use-text.ts';
import { ChartCard } from './chart-card.tsx';
import type { Statistics } from './statistics-cards.tsx';

/** Tokens that stand out from the page in both themes, as bars without words must. */
const colors: Record<OrderStatusName, string> = {
  held: tokens.colorPaletteMarigoldForeground2,
  confirmed: tokens.colorBrandForeground1,
  rejected: tokens.colorPaletteRedForeground3,
  completed: tokens.colorPaletteGreenBorderActive,
  cancelled: tokens.colorNeutralForeground4,
  disputed: tokens.colorPaletteBerryBorderActive,
  returned: tokens.colorPaletteTealBorderActive,
  expired: tokens.colorNeutralForeground1,
};

/** Orders by the day they came on, in what has become of them. Statuses nothing is in are left out. */
export function OrdersByDay({
  statistics: { days, timeZone },
}: {
  statistics: Pick<Statistics, 'days' | 'timeZone'>;
}) {
  const say = useText();
  const { shortDate, zoneName } = useFormats();
  const seen = portOutStatus.options.filter((status) => days.some(({ orders }) => orders[status]));
  const total = days.flatMap(({ orders }) => Object.values(orders)).reduce((sum, count) => sum + count, 0);
  const chart = {
    title: say('statistics.byDay'),
    barsAre: say('statistics.day'),
    series: seen.map((id) => ({ id, name: say(`order.status.${id}`), color: colors[id] })),
    bars: days.map(({ date, orders }) => ({ id: date, name: shortDate(date), counts: orders })),
  };
  const words = { count: total, days: days.length, zone: zoneName(timeZone) };
  return <ChartCard chart={chart} isEmpty={total === 0} summary={say('statistics.byDay.summary', words)} />;
}
