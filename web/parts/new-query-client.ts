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
        // Signed out elsewhere, too long away, or asked for more from now on: the frame then leads there.
        const isOver = isSignedOut(error) || (error instanceof ApiProblem && isBarred(error.code));
        if (isOver && query.queryKey[0] !== sessionKey[0])
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

/** True where the session is not strong enough for the organization's sign-in policy. */
export function isBarred(code: string): boolean {
  return code === 'second_factor_needed' || code === 'own_provider_needed';
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'not_signed_in';
}

function isAway({ status }: ApiProblem): boolean {
  return status === 0 || status === 503;
}
