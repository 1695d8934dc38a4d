import { Dialog, DialogSurface, DialogTrigger } from '@fluentui/react-components';
import { type ReactElement, type ReactNode, useState } from 'react';

interface Props {
  /** The button that opens it; it gets the focus back. */
  trigger: ReactElement;
  /** What stands in it while it is open, begun anew each time. */
  children(close: () => void): ReactNode;
}

/** A dialog to fill in. A click beside it does not throw away what was typed. */
export function FormDialog({ trigger, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(_event, { open, type }) => type !== 'backdropClick' && setOpen(open)}
    >
      <DialogTrigger disableButtonEnhancement>{trigger}</DialogTrigger>
      <DialogSurface>{children(() => setOpen(false))}</DialogSurface>
    </Dialog>
  );
}
