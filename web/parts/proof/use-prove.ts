import { useQueryClient } from '@tanstack/react-query';
import { useAct } from '../use-act.ts';
import { renewSession, type Session } from '../use-session.ts';

/** Sends a proof of who one is; the session then goes on under the new tokens. */
export function useProve(send: () => Promise<Session>) {
  const client = useQueryClient();
  return useAct(async () => {
    renewSession(client, await send());
    return true;
  });
}
