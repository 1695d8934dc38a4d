import { LockClosedRegular } from '@fluentui/react-icons';
import { StatusBadge } from '../status-badge.tsx';
import { useText } from '../use-text.ts';
import type { Lock } from './lock-reads.ts';

/** That a number is locked, by a lock of its own, its account's, or the one on all numbers. */
export function LockMark({ lockedBy }: { lockedBy: Lock['scope'] }) {
  const say = useText();
  return (
    <StatusBadge tone="good" icon={<LockClosedRegular />}>
      {say(`protection.lockedBy.${lockedBy}`)}
    </StatusBadge>
  );
}
