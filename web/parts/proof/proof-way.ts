import type { ReactNode } from 'react';

/** What each way to show who one is gets: it is a dialog's inside, with its own act. */
export interface ProofWayProps {
  /** Why it is asked for, and of whom. */
  why: string;
  /** The buttons that lead to the other ways this person has. */
  otherWays: ReactNode;
  onClose(isProved: boolean): void;
}
