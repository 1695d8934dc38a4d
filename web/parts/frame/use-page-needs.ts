import { useMatches } from 'react-router';

/** What a route says of who may open its page: its `handle`. */
export interface PageNeeds {
  /** An action of the table of roles: `audit.read`. */
  needs: string;
}

/** What the person must be allowed to do to open the page of this address; null: it is everybody's. */
export function usePageNeeds(): string | null {
  const handles = useMatches().map(({ handle }) => handle as PageNeeds | undefined);
  return handles.findLast((handle) => handle !== undefined)?.needs ?? null;
}
