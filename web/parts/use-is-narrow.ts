import { useMediaQuery } from './use-media-query.ts';

/** True on a phone: the navigation is behind a button, and tables are cards. */
export function useIsNarrow(): boolean {
  return useMediaQuery('(max-width: 767px)');
}
