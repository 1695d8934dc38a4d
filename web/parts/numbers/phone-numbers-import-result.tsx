import { Button, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { csvText } from '../csv-text.ts';
import { type Column, Grid } from '../grid.tsx';
import { saveFile } from '../save-file.ts';
import { useFormats } from '../use-formats.ts';
import { type Say, useText } from '../use-text.ts';
import type { NumberImport } from './use-number-import.ts';

type Refused = NumberImport['refused'][number];

/** More than can be read here; the file has all that were named. */
const shownMax = 100;

const useStyles = makeStyles({
  whole: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

interface Props {
  result: NumberImport;
  onAgain(): void;
  onClose(): void;
}

/** How many were added, and each row that was not, with the reason. */
export function PhoneNumbersImportResult({ result, onAgain, onClose }: Props) {
  const say = useText();
  const styles = useStyles();
  const { added, refusedCount, refused } = result;
  return (
    <div className={styles.whole}>
      <MessageBar intent={refusedCount > 0 ? 'warning' : 'success'} layout="multiline" politeness="assertive">
        <MessageBarBody>
          {say('phone-numbers.import.added', { count: added })}{' '}
          {refusedCount > 0 && say('phone-numbers.import.refused', { count: refusedCount })}
        </MessageBarBody>
      </MessageBar>
      {refused.length > 0 && <RefusedRows refused={refused} total={refusedCount} />}
      <div className={styles.buttons}>
        <Button appearance="primary" onClick={onClose}>
          {say('office.done')}
        </Button>
        <Button onClick={onAgain}>{say('phone-numbers.import.another')}</Button>
      </div>
    </div>
  );
}

function RefusedRows({ refused, total }: { refused: readonly Refused[]; total: number }) {
  const say = useText();
  const { number } = useFormats();
  const columns: Column<Refused>[] = [
    { id: 'number', label: say('phone-numbers.column.number'), cell: (row) => row.number, width: '30%' },
    { id: 'row', label: say('phone-numbers.import.row'), cell: ({ row }) => number(row), width: '15%' },
    { id: 'reason', label: say('phone-numbers.import.reason'), cell: ({ message }) => message },
  ];
  return (
    <>
      <div>
        <Button icon={<ArrowDownloadRegular />} onClick={() => saveRefused(say, refused)}>
          {say('phone-numbers.import.saveRefused')}
        </Button>
      </div>
      {total > shownMax && (
        <Text>{say('phone-numbers.import.shown', { shown: shownMax, named: refused.length, total })}</Text>
      )}
      <Grid
        label={say('phone-numbers.import.refusedRows')}
        columns={columns}
        rows={refused.slice(0, shownMax)}
        keyOf={({ row, code }) => `${row} ${code}`}
      />
    </>
  );
}

function saveRefused(say: Say, refused: readonly Refused[]): void {
  const columns = [
    { label: say('phone-numbers.import.row'), text: ({ row }: Refused) => String(row) },
    { label: say('phone-numbers.column.number'), text: (row: Refused) => row.number, isFree: true },
    { label: say('phone-numbers.import.reason'), text: ({ message }: Refused) => message },
  ];
  const content = csvText(columns, refused);
  saveFile('refused-rows.csv', new Blob([content], { type: 'text/csv;charset=utf-8' }));
}
