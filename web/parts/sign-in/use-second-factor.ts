import { useState } from 'react';
import { ApiProblem } from '../../api-problem.ts';

export type SecondFactorKind = 'code' | 'recoveryCode';

/** The code beside a password: asked for once the server has said that this account has one. */
export interface SecondFactor {
  isAsked: boolean;
  kind: SecondFactorKind;
  typed: string;
  /** Its part of the body that is sent. */
  body: { [Kind in SecondFactorKind]?: string };
  type(typed: string): void;
  choose(kind: SecondFactorKind): void;
  /** Asks for it when that is what a call was refused for; gives the refusal on. */
  noteRefusal(error: unknown): never;
}

export function useSecondFactor(): SecondFactor {
  const [isAsked, setAsked] = useState(false);
  const [kind, setKind] = useState<SecondFactorKind>('code');
  const [typed, setTyped] = useState('');
  return {
    isAsked,
    kind,
    typed,
    body: isAsked ? { [kind]: typed.trim() } : {},
    type: setTyped,
    choose: (chosen) => {
      setKind(chosen);
      setTyped('');
    },
    noteRefusal: (error) => {
      if (error instanceof ApiProblem && error.code === 'second_factor_required') setAsked(true);
      throw error;
    },
  };
}
