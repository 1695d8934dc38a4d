import { createContext, useContext } from 'react';

export interface WantedProof {
  /** Not the password: what stands beside it. */
  isSecondFactor: boolean;
}

/** Asks the person to show once more who they are; true when they did. */
export type AskForProof = (wanted?: WantedProof) => Promise<boolean>;

/** Outside of the frame nobody is signed in who could. */
export const ProofContext = createContext<AskForProof>(async () => false);

export function useProof(): AskForProof {
  return useContext(ProofContext);
}
