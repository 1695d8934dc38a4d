import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api-problem.ts';
import { sessionKey } from './use-session.ts';

/**
 * What was read is kept in memory for a while. A refusal is not tried again; a server that is away is, twice.
 */
export function newQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // Signed out elsewhere, or too long away: the frame then asks for a sign-in.
        if (isSignedOut(error) && query.queryKey[0] !== sessionKey[0])
          void client.invalidateQueries({ queryKey: sessionKey });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && error instanceof ApiProblem && isAway(error),
      },
    },
  });
  return client;
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'not_signed_in';
}

function isAway({ status }: ApiProblem): boolean {
  return status === 0 || status === 503;
}
