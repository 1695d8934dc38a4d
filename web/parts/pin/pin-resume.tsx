import { Button, Field, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { request } from '../../api.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: tokens.spacingVerticalS,
    paddingTop: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  button: { alignSelf: 'flex-start' },
});

/** Ends the hold with the PIN that is there, with a note for the record. */
export function PinResume({ org }: { org: string }) {
  const say = useText();
  const styles = useStyles();
  const [note, setNote] = useState('');
  const resume = useAct(
    () => request('resumePinDecisions', { params: { org }, body: { note } }),
    ['getPortOutPin', 'getOverview', 'listNotices', 'listAuditEntries'],
  );
  const isLacking = note.trim() === '';
  return (
    <div className={styles.box}>
      <Text weight="semibold">{say('port-out-pin.resume.title')}</Text>
      <Text>{say('port-out-pin.resume.text')}</Text>
      <Field label={say('port-out-pin.resume.note')} required>
        <Textarea value={note} maxLength={1000} onChange={(_event, data) => setNote(data.value)} />
      </Field>
      <ProblemMessage problem={resume.problem} />
      <Button
        className={styles.button}
        disabledFocusable={isLacking || resume.isActing}
        onClick={() => !isLacking && void resume.run(undefined)}
      >
        {say('port-out-pin.resume')}
      </Button>
      {isLacking && <Text>{say('port-out-pin.resume.lacking')}</Text>}
    </div>
  );
}
