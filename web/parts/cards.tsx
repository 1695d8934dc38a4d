import { makeStyles, tokens } from '@fluentui/react-components';
import type { Column } from './grid.tsx';
import { SpacedList } from './spaced-list.tsx';

interface Props<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf(row: Row): string;
}

const useStyles = makeStyles({
  card: {
    padding: tokens.spacingVerticalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: {
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, auto) 1fr',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    margin: `${tokens.spacingVerticalS} 0 0`,
  },
  name: { color: tokens.colorNeutralForeground2 },
  fact: { margin: 0, overflowWrap: 'anywhere' },
});

/** Rows where there is no room for a table: the first column is the title, the others are named facts. */
export function Cards<Row>({ label, columns, rows, keyOf }: Props<Row>) {
  const styles = useStyles();
  const [title, ...others] = columns;
  return (
    <SpacedList label={label}>
      {rows.map((row) => (
        <li key={keyOf(row)} className={styles.card}>
          <div className={styles.title}>{title?.cell(row)}</div>
          <dl className={styles.facts}>
            {others.map((column) => (
              <Fact key={column.id} column={column} row={row} />
            ))}
          </dl>
        </li>
      ))}
    </SpacedList>
  );
}

function Fact<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const styles = useStyles();
  const content = column.cell(row);
  if (content === null || content === undefined || content === '') return null;
  return (
    <>
      <dt className={styles.name}>{column.label}</dt>
      <dd className={styles.fact}>{content}</dd>
    </>
  );
}
