import { type ReactNode, useCallback, useRef, useState } from 'react';
import { useFocusBack } from '../use-focus-back.ts';
import { newQuestion, type OneQuestion } from './one-question.ts';
import { ProofDialog } from './proof-dialog.tsx';
import { type AskForProof, ProofContext, type WantedProof } from './use-proof.ts';

/** Lets everything inside ask for a fresh proof. Two acts that need one at once are asked for it once. */
export function ProofProvider({ children }: { children: ReactNode }) {
  const question = useRef<OneQuestion | null>(null);
  const [wanted, setWanted] = useState<WantedProof | null>(null);
  const rememberFocus = useFocusBack(wanted !== null);
  const ask = useCallback<AskForProof>(
    (asked = { isSecondFactor: false }) => {
      if (question.current === null) rememberFocus();
      question.current ??= newQuestion();
      setWanted(asked);
      return question.current.asked;
    },
    [rememberFocus],
  );
  const close = (isProved: boolean) => {
    question.current?.answer(isProved);
    question.current = null;
    setWanted(null);
  };
  return (
    <ProofContext value={ask}>
      {children}
      {wanted && <ProofDialog wanted={wanted} onClose={close} />}
    </ProofContext>
  );
}
