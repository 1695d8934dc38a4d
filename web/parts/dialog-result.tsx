import { Button, DialogActions, DialogBody, DialogContent, DialogTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useText } from './use-text.ts';

interface Props {
  title: string;
  onDone(): void;
  children: ReactNode;
}

/** The inside of a dialog once it did what it was opened for. */
export function DialogResult({ title, onDone, children }: Props) {
  const say = useText();
  return (
    <DialogBody>
      <DialogTitle>{title}</DialogTitle>
      <DialogContent>{children}</DialogContent>
      <DialogActions>
        <Button appearance="primary" onClick={onDone}>
          {say('office.done')}
        </Button>
      </DialogActions>
    </DialogBody>
  );
}
