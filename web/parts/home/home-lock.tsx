import { LockSituation } from '../locks/lock-situation.tsx';
import { useStandingLocks } from '../locks/use-standing-locks.ts';
import { PageButton } from '../page-button.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { SectionCard } from '../section-card.tsx';
import { SkeletonRows } from '../skeleton-rows.tsx';
import { usePlace } from '../use-place.ts';
import { useText } from '../use-text.ts';

/** Whether the organization's numbers are locked, and the way to lock or unlock them. */
export function HomeLock() {
  const say = useText();
  const { org, can } = usePlace();
  const { items, isWhole, hasMore, error, refetch } = useStandingLocks();
  const isShown = items !== undefined && isWhole;
  return (
    <SectionCard title={say('frame.protection')}>
      {isShown && (
        <>
          <LockSituation locks={items} hasMore={hasMore} />
          <div>
            <PageButton to={`/o/${org}/protection`}>
              {say(can('lock.set') ? 'home.lock.change' : 'home.lock.see')}
            </PageButton>
          </div>
        </>
      )}
      {!isShown && !error && <SkeletonRows count={1} />}
      <ProblemMessage problem={isShown ? null : error} onRetry={() => refetch()} />
    </SectionCard>
  );
}
