import {
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  useRestoreFocusTarget,
  useTableCompositeNavigation,
} from '@fluentui/react-components';
import type { KeyboardEvent } from 'react';
import { Cards } from '../cards.tsx';
import type { Column } from '../grid.tsx';
import { SkeletonRows } from '../skeleton-rows.tsx';
import { useGridStyles } from '../use-grid-styles.ts';
import { useIsNarrow } from '../use-is-narrow.ts';
import type { DeskRow } from './desk-columns.tsx';

/** What a key does to the row it is pressed on. */
export interface DeskKeyActs {
  open(row: DeskRow): void;
  claim(row: DeskRow): void;
  release(row: DeskRow): void;
  choose(row: DeskRow): void;
  help(): void;
}

interface Props {
  label: string;
  columns: readonly Column<DeskRow>[];
  /** Undefined while they are read. */
  rows: readonly DeskRow[] | undefined;
  chosen: ReadonlySet<string>;
  acts: DeskKeyActs;
}

/**
 * The queue as a grid to be worked by keyboard. Rows take the focus, the arrows move between them and into
 * them (Fluent's own navigation). Single letters act only while a row has the focus, and a grid is where a
 * screen reader passes keys on, so that its own letters stay its own everywhere else.
 */
export function DeskGrid({ label, columns, rows, chosen, acts }: Props) {
  const styles = useGridStyles();
  const isNarrow = useIsNarrow();
  const navigation = useTableCompositeNavigation();
  const rowAttribute = rowTabster(navigation.tableRowTabsterAttribute, useRestoreFocusTarget());
  if (!rows) return <SkeletonRows />;
  if (isNarrow) return <Cards label={label} columns={columns} rows={rows} keyOf={({ id }) => id} />;
  return (
    <Table
      // The navigation puts elements of its own into the rows, which a native table would take for cells.
      noNativeElements
      role="grid"
      aria-label={label}
      aria-multiselectable
      onKeyDown={navigation.onTableKeyDown}
      {...navigation.tableTabsterAttribute}
    >
      <TableHeader>
        <TableRow>
          {columns.map(({ id, label: name, width }) => (
            <TableHeaderCell key={id} style={roomOf(width)} className={styles.head}>
              {name}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <TableRow
            key={row.id}
            role="row"
            tabIndex={0}
            aria-selected={chosen.has(row.id)}
            onKeyDown={(event) => onRowKey(event, row, acts)}
            {...rowAttribute}
          >
            {columns.map(({ id, cell, width }) => (
              <TableCell key={id} role="gridcell" style={roomOf(width)} className={styles.cell}>
                <div>{cell(row) || '–'}</div>
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** The same room in the head and in every row. */
function roomOf(width: string | undefined) {
  return width === undefined ? undefined : { flex: `0 0 ${width}` };
}

interface TabsterAttribute {
  'data-tabster'?: string;
}

/**
 * Enter opens the order instead of leading into its row, which the right arrow does; and a dialog opened by a
 * key gives the focus back to the row, so that the next key acts on it again.
 */
function rowTabster(movedByArrows: TabsterAttribute, givenBack: TabsterAttribute): TabsterAttribute {
  const leavingEnter = { focusable: { ignoreKeydown: { Enter: true } } };
  const merged = { ...partsOf(movedByArrows), ...partsOf(givenBack), ...leavingEnter };
  return { 'data-tabster': JSON.stringify(merged) };
}

function partsOf(attribute: TabsterAttribute): object {
  return JSON.parse(attribute['data-tabster'] ?? '{}');
}

/** Only on the row itself: what is typed inside of it belongs to what stands there. */
function onRowKey(event: KeyboardEvent<HTMLElement>, row: DeskRow, acts: DeskKeyActs): void {
  const { currentTarget, target, key, ctrlKey, altKey, metaKey } = event;
  if (target !== currentTarget || ctrlKey || altKey || metaKey) return;
  const byKey: Record<string, (() => void) | undefined> = {
    j: () => focusOn(currentTarget.nextElementSibling),
    k: () => focusOn(currentTarget.previousElementSibling),
    Enter: () => acts.open(row),
    c: () => acts.claim(row),
    r: () => acts.release(row),
    x: () => acts.choose(row),
    ' ': () => acts.choose(row),
    '?': acts.help,
  };
  const act = byKey[key];
  if (!act) return;
  event.preventDefault();
  act();
}

function focusOn(row: Element | null): void {
  if (row instanceof HTMLElement) row.focus();
}
