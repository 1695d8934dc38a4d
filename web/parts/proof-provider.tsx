import { type ReactNode, useCallback, useRef, useState } from 'react';
import { newQuestion, type OneQuestion } from './one-question.ts';
import { ProofDialog } from './proof-dialog.tsx';
import { useFocusBack } from './use-focus-back.ts';
import { type AskForProof, ProofContext } from './use-proof.ts';

/** Lets everything inside ask for a fresh proof. Two acts that need one at once are asked for it once. */
export function ProofProvider({ children }: { children: ReactNode }) {
  const question = useRef<OneQuestion | null>(null);
  const [isOpen, setOpen] = useState(false);
  const rememberFocus = useFocusBack(isOpen);
  const ask = useCallback<AskForProof>(() => {
    if (question.current === null) rememberFocus();
    question.current ??= newQuestion();
    setOpen(true);
    return question.current.asked;
  }, [rememberFocus]);
  const close = (isProved: boolean) => {
    question.current?.answer(isProved);
    question.current = null;
    setOpen(false);
  };
  return (
    <ProofContext value={ask}>
      {children}
      {isOpen && <ProofDialog onClose={close} />}
    </ProofContext>
  );
}
