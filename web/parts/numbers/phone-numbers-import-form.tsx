import {
  Button,
  Link,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { AnswerOf } from '../../api.ts';
import { ApiField } from '../api-field.tsx';
import { FileDrop } from '../file-drop.tsx';
import { saveFile } from '../save-file.ts';
import { usePlace } from '../use-place.ts';
import { useRead } from '../use-read.ts';
import { type Say, useText } from '../use-text.ts';

type Account = AnswerOf<'listBillingAccounts'>['items'][number];

const useStyles = makeStyles({
  whole: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalL },
  start: { alignSelf: 'flex-start' },
});

/** What the file has to be, and the file. */
export function PhoneNumbersImportForm({ onStart }: { onStart(file: File, accountId: string): void }) {
  const say = useText();
  const styles = useStyles();
  const { org } = usePlace();
  const [file, setFile] = useState<File | null>(null);
  const [accountId, setAccountId] = useState('');
  const { data } = useRead('listBillingAccounts', { params: { org }, query: { limit: 200 } });
  const accounts = data?.items ?? [];
  if (data && accounts.length === 0) {
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{say('phone-numbers.import.noAccount')}</MessageBarBody>
      </MessageBar>
    );
  }
  return (
    <div className={styles.whole}>
      <Text>{say('phone-numbers.import.columns')}</Text>
      <Text>{say('phone-numbers.import.again')}</Text>
      <div>
        <Link as="button" onClick={() => saveSample(say, accounts[0])}>
          {say('phone-numbers.import.sample')}
        </Link>
      </div>
      <FileDrop file={file} accept=".csv,text/csv" onChoose={setFile} />
      <ApiField
        label={say('phone-numbers.import.account')}
        path="/billingAccountId"
        problem={null}
        value={accountId}
        onChange={setAccountId}
        options={[
          { value: '', text: say('phone-numbers.import.accountInFile') },
          ...accounts.map(({ id, accountNumber, name }) => ({
            value: id,
            text: `${accountNumber} – ${name}`,
          })),
        ]}
      />
      {file === null && <Text>{say('phone-numbers.import.chooseFirst')}</Text>}
      <Button
        className={styles.start}
        appearance="primary"
        disabledFocusable={file === null}
        onClick={() => file && onStart(file, accountId)}
      >
        {say('phone-numbers.import.start')}
      </Button>
    </div>
  );
}

/** A file that would be taken: its numbers are among those kept for examples. */
function saveSample(say: Say, account: Account | undefined): void {
  const accountNumber = account?.accountNumber ?? 'WA-100200';
  const lines = [
    'PhoneNumber,AccountNumber,AssignedTo',
    `+12065550142,${accountNumber},${say('phone-numbers.import.samplePerson')}`,
    `+12065550143,${accountNumber},`,
  ];
  const content = `\ufeff${lines.join('\r\n')}\r\n`;
  saveFile('phone-numbers-sample.csv', new Blob([content], { type: 'text/csv;charset=utf-8' }));
}
