import {
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import { useFormats } from '../use-formats.ts';
import { useText } from '../use-text.ts';
import type { Chart } from './chart-card.tsx';

const useStyles = makeStyles({
  viewport: { overflow: 'auto', maxHeight: '320px', outlineOffset: '2px' },
  table: { tableLayout: 'auto' },
  head: { fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
});

/** The numbers behind a chart. */
export function ChartTable({ chart: { title, barsAre, series, bars } }: { chart: Chart }) {
  const say = useText();
  const styles = useStyles();
  const { number } = useFormats();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled with the keyboard too.
    <section className={styles.viewport} aria-label={say('statistics.tableOf', { title })} tabIndex={0}>
      <Table size="small" aria-label={title} className={styles.table}>
        <TableHeader>
          <TableRow>
            <TableHeaderCell className={styles.head}>{barsAre}</TableHeaderCell>
            {series.map(({ id, name }) => (
              <TableHeaderCell key={id} className={styles.head}>
                {name}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {bars.map(({ id, name, counts }) => (
            <TableRow key={id}>
              <TableCell className="unbroken">{name}</TableCell>
              {series.map((one) => (
                <TableCell key={one.id}>{number(counts[one.id] ?? 0)}</TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
