import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { type AnswerOf, request, saySession } from '../api.ts';

export type Session = AnswerOf<'getSession'>;

export const sessionKey = ['session'] as const;

const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: async ({ signal }): Promise<Session> => {
    const session = await request('getSession', { signal });
    saySession(session);
    return session;
  },
  staleTime: 60_000,
});

/** Who is signed in; inside the frame it is always there. */
export function useSession() {
  return useQuery(sessionQuery);
}

/** After a sign-in: nothing of whoever was there before may be shown. */
export function beginSession(client: QueryClient, session: Session): void {
  client.clear();
  renewSession(client, session);
}

/** The same person's session goes on, as the server now tells it. */
export function renewSession(client: QueryClient, session: Session): void {
  saySession(session);
  client.setQueryData(sessionKey, session);
}

export function endSession(client: QueryClient): void {
  saySession(null);
  client.clear();
}
