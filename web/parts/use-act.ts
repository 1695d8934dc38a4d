import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { RouteName } from '../../src/contract/routes.ts';
import { ApiProblem } from '../api-problem.ts';
import { isBarred, isSignedOut } from './new-query-client.ts';
import { useProof } from './proof/use-proof.ts';
import { useReason } from './proof/use-reason.ts';
import { sessionKey } from './use-session.ts';

interface Act<Input, Result> {
  /**
   * Does it; gives null when it was refused, and `problem` then says why. Does nothing while one is under
   * way.
   */
  run(input: Input): Promise<Result | null>;
  isActing: boolean;
  problem: ApiProblem | null;
  forget(): void;
}

/**
 * Something that changes the world. What was read by the calls named in `changes` is read anew afterwards,
 * also when it was refused because somebody else was quicker. Where it asks for a fresh proof of who the
 * person is, or why they act for a customer, they are asked for it, and it is done then.
 * Unlike a mutation of the query library it keeps nothing of what it was given: that may be a PIN or a
 * password.
 */
export function useAct<Input, Result>(
  act: (input: Input) => Promise<Result>,
  changes: readonly RouteName[] = [],
): Act<Input, Result> {
  const client = useQueryClient();
  const askForProof = useProof();
  const askForReason = useReason();
  const isUnderWay = useRef(false);
  const [state, setState] = useState<{ isActing: boolean; problem: ApiProblem | null }>(idle);
  const readAnew = () => {
    for (const name of changes) void client.invalidateQueries({ queryKey: [name] });
  };
  /** Does it, once it has whatever it asks for first; what it asks for twice it does not get. */
  async function actThrough(input: Input): Promise<Result> {
    const asks = new Map([
      ['step_up_required', askForProof],
      ['reason_required', askForReason],
    ]);
    for (;;) {
      try {
        return await act(input);
      } catch (error) {
        const code = error instanceof ApiProblem ? error.code : '';
        const ask = asks.get(code);
        if (!ask || !(await ask())) throw error;
        asks.delete(code);
      }
    }
  }
  async function run(input: Input): Promise<Result | null> {
    if (isUnderWay.current) return null;
    isUnderWay.current = true;
    setState({ isActing: true, problem: null });
    try {
      const result = await actThrough(input);
      readAnew();
      setState(idle);
      return result;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      // A conflict: what the page shows is behind what is.
      if (error.status === 409) readAnew();
      if (isSignedOut(error) || isStanding(error)) void client.invalidateQueries({ queryKey: sessionKey });
      setState({ isActing: false, problem: error });
      return null;
    } finally {
      isUnderWay.current = false;
    }
  }
  return { run, ...state, forget: () => setState(idle) };
}

/** What the session may do is otherwise than the page has it. */
function isStanding({ code }: ApiProblem): boolean {
  return code === 'not_permitted' || isBarred(code);
}

const idle = { isActing: false, problem: null };
