import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from './use-text.ts';

const useStyles = makeStyles({
  title: { outlineStyle: 'none' },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface Props {
  title: string;
  /** It holds what nobody can read again: the Escape key does not throw it away. */
  isShownOnce?: boolean;
  onDone(): void;
  children: ReactNode;
}

/** The inside of a dialog once it did what it was opened for. */
export function DialogResult({ title, isShownOnce = false, onDone, children }: Props) {
  const say = useText();
  const styles = useStyles();
  const heading = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: the person is set on what came of it.
  useEffect(() => heading.current?.focus(), []);
  return (
    <DialogBody onKeyDown={(event) => isShownOnce && event.key === 'Escape' && event.preventDefault()}>
      <DialogTitle ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </DialogTitle>
      <DialogContent className={styles.content}>{children}</DialogContent>
      <DialogActions>
        <Button appearance="primary" onClick={onDone}>
          {say('office.done')}
        </Button>
      </DialogActions>
    </DialogBody>
  );
}
