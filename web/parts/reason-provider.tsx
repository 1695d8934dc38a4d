import { type ReactNode, useCallback, useRef, useState } from 'react';
import { newQuestion, type OneQuestion } from './one-question.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { type AskForReason, ReasonContext } from './use-reason.ts';

/** Lets everything inside ask why somebody acts for a customer. Two acts at once are asked for it once. */
export function ReasonProvider({ children }: { children: ReactNode }) {
  const question = useRef<OneQuestion | null>(null);
  const [isOpen, setOpen] = useState(false);
  const ask = useCallback<AskForReason>(() => {
    question.current ??= newQuestion();
    setOpen(true);
    return question.current.asked;
  }, []);
  const close = (isSaid: boolean) => {
    question.current?.answer(isSaid);
    question.current = null;
    setOpen(false);
  };
  return (
    <ReasonContext value={ask}>
      {children}
      {isOpen && <ReasonDialog onClose={close} />}
    </ReasonContext>
  );
}
