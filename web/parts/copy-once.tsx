import { Field, Input, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { CopyButton } from './copy-button.tsx';
import { useText } from './use-text.ts';

const useStyles = makeStyles({
  whole: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  input: { flexGrow: 1, minWidth: '200px', fontFamily: tokens.fontFamilyMonospace },
});

interface Props {
  /** What it is: "One-time link for Ana". */
  label: string;
  secret: string;
  /** Why it is shown only now, and what to do with it. */
  warning: string;
  copyLabel: string;
}

/** A link or token that nobody can read again. */
export function CopyOnce({ label, secret, warning, copyLabel }: Props) {
  const say = useText();
  const styles = useStyles();
  return (
    <div className={styles.whole}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          {warning} {say('parts.shownOnce')}
        </MessageBarBody>
      </MessageBar>
      <Field label={label}>
        <Input
          className={styles.input}
          value={secret}
          readOnly
          onFocus={(event) => event.target.select()}
          autoComplete="off"
        />
      </Field>
      <div className={styles.row}>
        <CopyButton text={secret} label={copyLabel} />
      </div>
    </div>
  );
}
