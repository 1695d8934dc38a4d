import { useEffect } from 'react';
import { usePlace } from '../use-place.ts';
import { useReadList } from '../use-read.ts';

/**
 * The locks of this organization that have not ended. Newest first: the one on all numbers may lie behind
 * many others, so it is read on until it is found or there are no more.
 */
export function useStandingLocks() {
  const { org } = usePlace();
  const asked = { params: { org }, query: { standing: 'true', limit: 200 } } as const;
  const list = useReadList('listPortOutLocks', asked, { everyMs: 60_000 });
  const { items, hasMore, isReadingMore, error, showMore } = list;
  const isFound = items?.some(({ scope }) => scope === 'organization') ?? false;
  const goesOn = hasMore && !isFound && !isReadingMore && !error;
  useEffect(() => {
    if (goesOn) void showMore();
  }, [goesOn, showMore]);
  return { ...list, isWhole: items !== undefined && (isFound || !hasMore) };
}
