import { type ReactNode, useCallback, useRef, useState } from 'react';
import { useFocusBack } from '../use-focus-back.ts';
import { newQuestion, type OneQuestion } from './one-question.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { type AskForReason, ReasonContext } from './use-reason.ts';

/** Lets everything inside ask why somebody acts for a customer. Two acts at once are asked for it once. */
export function ReasonProvider({ children }: { children: ReactNode }) {
  const question = useRef<OneQuestion | null>(null);
  const [isOpen, setOpen] = useState(false);
  const rememberFocus = useFocusBack(isOpen);
  const ask = useCallback<AskForReason>(() => {
    if (question.current === null) rememberFocus();
    question.current ??= newQuestion();
    setOpen(true);
    return question.current.asked;
  }, [rememberFocus]);
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
