import { Button, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ProblemMessage } from '../problem-message.tsx';
import { useText } from '../use-text.ts';
import type { ImportState } from './use-number-import.ts';

const useStyles = makeStyles({
  whole: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  button: { alignSelf: 'flex-start' },
});

interface Props {
  state: Extract<ImportState, { kind: 'failed' | 'given_up' }>;
  onAgain(): void;
}

/** It did not come to its end; what was kept until then stays, and the same file adds the rest. */
export function PhoneNumbersImportFailed({ state, onAgain }: Props) {
  const say = useText();
  const styles = useStyles();
  return (
    <div className={styles.whole}>
      {state.kind === 'failed' ? (
        <ProblemMessage problem={state.problem} />
      ) : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{say('phone-numbers.import.givenUp')}</MessageBarBody>
        </MessageBar>
      )}
      {state.kind === 'failed' && state.added > 0 && (
        <Text>{say('phone-numbers.import.addedBefore', { count: state.added })}</Text>
      )}
      <Text>{say('phone-numbers.import.again')}</Text>
      <Button className={styles.button} appearance="primary" onClick={onAgain}>
        {say('phone-numbers.import.retry')}
      </Button>
    </div>
  );
}
