import { createContext, useContext } from 'react';

/** Asks a person of the operator why they act for the organization of the address; true when they said so. */
export type AskForReason = () => Promise<boolean>;

/** Outside of the frame nobody acts for anybody. */
export const ReasonContext = createContext<AskForReason>(async () => false);

export function useReason(): AskForReason {
  return useContext(ReasonContext);
}
