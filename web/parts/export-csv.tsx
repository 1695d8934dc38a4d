import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { type CsvColumn, csvText } from './csv-text.ts';
import { ProblemMessage } from './problem-message.tsx';
import { saveFile } from './save-file.ts';
import { useAct } from './use-act.ts';
import { useFormats } from './use-formats.ts';
import { useText } from './use-text.ts';

interface Page<Row> {
  items: Row[];
  nextCursor: string | null;
}

interface Props<Row> {
  /** Without the ending. */
  fileName: string;
  columns: readonly CsvColumn<Row>[];
  readPage(cursor: string | undefined): Promise<Page<Row>>;
}

const useStyles = makeStyles({
  whole: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** The whole list as it is filtered, however many pages it has. */
export function ExportCsv<Row>({ fileName, columns, readPage }: Props<Row>) {
  const say = useText();
  const { number } = useFormats();
  const [count, setCount] = useState<number | null>(null);
  const exportAll = useAct(async () => {
    const rows: Row[] = [];
    let cursor: string | undefined;
    do {
      setCount(rows.length);
      const page: Page<Row> = await readPage(cursor);
      rows.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    setCount(rows.length);
    saveFile(`${fileName}.csv`, new Blob([csvText(columns, rows)], { type: 'text/csv;charset=utf-8' }));
  });
  const progress = exportAll.isActing ? 'parts.exporting' : 'parts.exported';
  return (
    <div className={useStyles().whole}>
      <Button
        icon={exportAll.isActing ? <Spinner size="tiny" /> : <ArrowDownloadRegular />}
        disabledFocusable={exportAll.isActing}
        onClick={() => exportAll.run(undefined)}
      >
        {say('parts.exportCsv')}
      </Button>
      <Text role="status">
        {count !== null && !exportAll.problem && say(progress, { text: number(count) })}
      </Text>
      <ProblemMessage problem={exportAll.problem} />
    </div>
  );
}
