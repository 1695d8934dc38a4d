import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { CopyOnce } from '../copy-once.tsx';
import { DialogResult } from '../dialog-result.tsx';
import { useText } from '../use-text.ts';

const useStyles = makeStyles({ note: { marginTop: tokens.spacingVerticalM } });

interface Props {
  title: string;
  secret: string;
  /** Of a secret that was there before. */
  note?: string;
  onDone(): void;
}

/** An endpoint's secret, shown this once. */
export function WebhookSecret({ title, secret, note, onDone }: Props) {
  const say = useText();
  const styles = useStyles();
  return (
    <DialogResult title={title} isShownOnce onDone={onDone}>
      <CopyOnce
        label={say('webhooks.secret')}
        secret={secret}
        warning={say('webhooks.secretWarning')}
        copyLabel={say('webhooks.copySecret')}
      />
      {note && (
        <Text block className={styles.note}>
          {note}
        </Text>
      )}
    </DialogResult>
  );
}
