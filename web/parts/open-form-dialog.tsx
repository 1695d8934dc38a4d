import { Dialog, DialogSurface } from '@fluentui/react-components';
import type { ReactNode } from 'react';

interface Props {
  onClose(): void;
  /** A `DialogForm`. */
  children: ReactNode;
}

/** A dialog to fill in, opened from elsewhere. A click beside it does not throw away what was typed. */
export function OpenFormDialog({ onClose, children }: Props) {
  return (
    <Dialog open onOpenChange={(_event, { open, type }) => type !== 'backdropClick' && !open && onClose()}>
      <DialogSurface>{children}</DialogSurface>
    </Dialog>
  );
}
