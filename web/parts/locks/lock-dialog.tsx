import type { Lock } from './lock-reads.ts';
import { LockSetDialog, type LockTarget } from './lock-set-dialog.tsx';
import { UnlockDialog } from './unlock-dialog.tsx';

/** What somebody is about to do. */
export type LockAct =
  | { kind: 'lock'; target: LockTarget | null; reason?: string }
  | { kind: 'unlock'; lock: Lock };

interface Props {
  act: LockAct;
  onClose(isDone: boolean): void;
}

/** The dialog of that act. */
export function LockDialog({ act, onClose }: Props) {
  if (act.kind === 'unlock') return <UnlockDialog lock={act.lock} onClose={onClose} />;
  return <LockSetDialog target={act.target} reason={act.reason} onClose={onClose} />;
}
