import { usePlace } from '../use-place.ts';
import { useRead } from '../use-read.ts';
import type { Lock } from './lock-reads.ts';

/**
 * What keeps numbers locked once this lock is opened: the one on all numbers (`whole`), the one on the
 * number's account (`account`), or narrower ones on some of them (`narrower`). Null: nothing that is known.
 */
export function useStillLocked({ id, scope, number }: Lock): 'whole' | 'account' | 'narrower' | null {
  const { org } = usePlace();
  const query = { standing: 'true', limit: 200, number: number ?? undefined } as const;
  const { data } = useRead('listPortOutLocks', { params: { org }, query });
  const others = (data?.items ?? []).filter((one) => one.id !== id && one.state === 'in_force');
  const isLockedBy = (other: Lock['scope']) => others.some((one) => one.scope === other);
  if (scope === 'organization') return others.length > 0 ? 'narrower' : null;
  if (isLockedBy('organization')) return 'whole';
  return scope === 'number' && isLockedBy('billing_account') ? 'account' : null;
}
