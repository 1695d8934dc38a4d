import {
  Button,
  DrawerBody,
  makeStyles,
  OverlayDrawer,
  Spinner,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { PanelHeader } from '../panel-header.tsx';
import { useText } from '../use-text.ts';
import { PhoneNumbersImportFailed } from './phone-numbers-import-failed.tsx';
import { PhoneNumbersImportForm } from './phone-numbers-import-form.tsx';
import { PhoneNumbersImportProgress } from './phone-numbers-import-progress.tsx';
import { PhoneNumbersImportResult } from './phone-numbers-import-result.tsx';
import { useNumberImport } from './use-number-import.ts';

const useStyles = makeStyles({ drawer: { maxWidth: '100vw' }, content: { outlineStyle: 'none' } });

/** The button, and the panel it opens: choose a file, see it sent, see what became of each row. */
export function PhoneNumbersImport() {
  const say = useText();
  const styles = useStyles();
  const restoreFocus = useRestoreFocusTarget();
  const [isOpen, setOpen] = useState(false);
  // Here, so that it goes on while the panel is closed.
  const numberImport = useNumberImport();
  return (
    <>
      <Button
        {...restoreFocus}
        appearance="primary"
        icon={numberImport.state.kind === 'sending' ? <Spinner size="tiny" /> : <ArrowUploadRegular />}
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
        <ImportPanel numberImport={numberImport} onClose={() => setOpen(false)} />
      </OverlayDrawer>
    </>
  );
}

interface PanelProps {
  numberImport: ReturnType<typeof useNumberImport>;
  onClose(): void;
}

function ImportPanel({ numberImport, onClose }: PanelProps) {
  const say = useText();
  const { state, start, giveUp, begin } = numberImport;
  const content = useRef<HTMLDivElement>(null);
  const shown = useRef(state.kind);
  // What was pressed is gone with what it stood in: whoever uses the keyboard goes on with what came instead.
  useEffect(() => {
    if (shown.current !== state.kind) content.current?.focus();
    shown.current = state.kind;
  }, [state.kind]);
  const finish = () => {
    begin();
    onClose();
  };
  return (
    <>
      <PanelHeader title={say('phone-numbers.import')} onClose={onClose} />
      <DrawerBody ref={content} tabIndex={-1} className={useStyles().content}>
        {state.kind === 'choosing' && <PhoneNumbersImportForm onStart={start} />}
        {state.kind === 'sending' && <PhoneNumbersImportProgress part={state.part} onGiveUp={giveUp} />}
        {state.kind === 'done' && (
          <PhoneNumbersImportResult result={state.result} onAgain={begin} onClose={finish} />
        )}
        {(state.kind === 'failed' || state.kind === 'given_up') && (
          <PhoneNumbersImportFailed state={state} onAgain={begin} />
        )}
      </DrawerBody>
    </>
  );
}
