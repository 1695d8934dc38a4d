import { usePlace } from '../use-place.ts';
import { useRead, useReadList } from '../use-read.ts';

const everyMs = 60_000;

/** The locks of this organization that have not ended, newest first. */
export function useStandingLocks() {
  const { org } = usePlace();
  const asked = { params: { org }, query: { standing: 'true', limit: 200 } } as const;
  return useReadList('listPortOutLocks', asked, { everyMs });
}

/** The lock on all numbers, which may lie behind many others: null if there is none, undefined while read. */
export function useWholeLock() {
  const { org } = usePlace();
  const query = { standing: 'true', scope: 'organization', limit: 1 } as const;
  const read = useRead('listPortOutLocks', { params: { org }, query }, { everyMs });
  return { ...read, lock: read.data && (read.data.items[0] ?? null) };
}
