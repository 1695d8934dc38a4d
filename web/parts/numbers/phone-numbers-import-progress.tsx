import { Button, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { useText } from '../use-text.ts';

const useStyles = makeStyles({
  whole: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  button: { alignSelf: 'flex-start' },
});

/** How much of the file is sent; then that the rest is being checked and saved. */
export function PhoneNumbersImportProgress({ part, onGiveUp }: { part: number; onGiveUp(): void }) {
  const say = useText();
  const styles = useStyles();
  const isSent = part >= 1;
  const phase = isSent ? 'phone-numbers.import.saving' : 'phone-numbers.import.sending';
  return (
    <div className={styles.whole}>
      <Text role="status" weight="semibold">
        {say(phase)}
      </Text>
      <ProgressBar value={isSent ? undefined : part} aria-label={say(phase)} thickness="large" />
      {!isSent && <Text>{say('phone-numbers.import.part', { part })}</Text>}
      <Text>{say('phone-numbers.import.stay')}</Text>
      <Button className={styles.button} onClick={onGiveUp}>
        {say('phone-numbers.import.giveUp')}
      </Button>
    </div>
  );
}
