import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { CopyButton } from '../copy-button.tsx';
import { DialogResult } from '../dialog-result.tsx';
import { useText } from '../use-text.ts';

const useStyles = makeStyles({
  codes: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))',
    gap: tokens.spacingVerticalXS,
    padding: 0,
    listStyleType: 'none',
    fontFamily: tokens.fontFamilyMonospace,
  },
});

/** Ten codes that nobody can read again. */
export function RecoveryCodesOnce({ codes, onDone }: { codes: readonly string[]; onDone(): void }) {
  const say = useText();
  return (
    <DialogResult title={say('account.recovery.title')} isShownOnce onDone={onDone}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          {say('account.recovery.what')} {say('account.recovery.shownOnce')}
        </MessageBarBody>
      </MessageBar>
      <ul className={useStyles().codes} aria-label={say('account.recovery.title')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <CopyButton text={codes.join('\n')} label={say('account.recovery.copy')} />
    </DialogResult>
  );
}
