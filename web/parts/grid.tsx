import {
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Cards } from './cards.tsx';
import { SkeletonRows } from './skeleton-rows.tsx';
import { useGridStyles } from './use-grid-styles.ts';
import { useIsNarrow } from './use-is-narrow.ts';

export interface Column<Row> {
  id: string;
  label: string;
  /** Null where there is nothing to say. */
  cell(row: Row): ReactNode;
  /** Of a column that needs more or less room than the others: `12%`. */
  width?: string;
}

interface Props<Row> {
  /** Names the table for whoever cannot see the page around it. */
  label: string;
  /** The first one is a card's title where there is no room for a table. */
  columns: readonly Column<Row>[];
  /** Undefined while they are read. */
  rows: readonly Row[] | undefined;
  keyOf(row: Row): string;
}

/** Rows as a table, or as cards on a phone. */
export function Grid<Row>({ label, columns, rows, keyOf }: Props<Row>) {
  const styles = useGridStyles();
  const isNarrow = useIsNarrow();
  if (!rows) return <SkeletonRows />;
  if (isNarrow) return <Cards label={label} columns={columns} rows={rows} keyOf={keyOf} />;
  return (
    <div className={styles.frame}>
      <Table aria-label={label} className={styles.table}>
        <TableHeader>
          <TableRow>
            {columns.map(({ id, label: name, width }) => (
              <TableHeaderCell key={id} style={{ width }} className={styles.head}>
                {name}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={keyOf(row)}>
              {columns.map(({ id, cell }) => (
                <TableCell key={id} className={styles.cell}>
                  {cell(row) ?? '–'}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
