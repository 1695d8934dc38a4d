import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { ArrowUploadRegular, DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { PhoneNumbersImportFailed } from './phone-numbers-import-failed.tsx';
import { PhoneNumbersImportForm } from './phone-numbers-import-form.tsx';
import { PhoneNumbersImportProgress } from './phone-numbers-import-progress.tsx';
import { PhoneNumbersImportResult } from './phone-numbers-import-result.tsx';
import { useNumberImport } from './use-number-import.ts';
import { useText } from './use-text.ts';

const useStyles = makeStyles({ drawer: { maxWidth: '100vw' } });

/** The button, and the panel it opens: choose a file, see it sent, see what became of each row. */
export function PhoneNumbersImport() {
  const say = useText();
  const styles = useStyles();
  const restoreFocus = useRestoreFocusTarget();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        {...restoreFocus}
        appearance="primary"
        icon={<ArrowUploadRegular />}
        onClick={() => setOpen(true)}
      >
        {say('phone-numbers.import')}
      </Button>
      <OverlayDrawer
        className={styles.drawer}
        position="end"
        size="medium"
        open={isOpen}
        onOpenChange={(_event, { open, type }) => type !== 'backdropClick' && setOpen(open)}
      >
        <ImportPanel onClose={() => setOpen(false)} />
      </OverlayDrawer>
    </>
  );
}

function ImportPanel({ onClose }: { onClose(): void }) {
  const say = useText();
  const { state, start, giveUp, begin } = useNumberImport();
  const isSending = state.kind === 'sending';
  return (
    <>
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={say('office.close')}
              disabledFocusable={isSending}
              onClick={onClose}
            />
          }
        >
          {say('phone-numbers.import')}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        {state.kind === 'choosing' && <PhoneNumbersImportForm onStart={start} />}
        {isSending && <PhoneNumbersImportProgress part={state.part} onGiveUp={giveUp} />}
        {state.kind === 'done' && (
          <PhoneNumbersImportResult result={state.result} onAgain={begin} onClose={onClose} />
        )}
        {(state.kind === 'failed' || state.kind === 'given_up') && (
          <PhoneNumbersImportFailed state={state} onAgain={begin} />
        )}
      </DrawerBody>
    </>
  );
}
