import { LockSituation } from '../locks/lock-situation.tsx';
import { useStandingLocks, useWholeLock } from '../locks/use-standing-locks.ts';
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
  const whole = useWholeLock();
  const list = useStandingLocks();
  const isRead = whole.lock !== undefined && list.items !== undefined;
  const problem = isRead ? null : (whole.error ?? list.error);
  return (
    <SectionCard title={say('frame.protection')}>
      {whole.lock !== undefined && list.items && (
        <>
          <LockSituation whole={whole.lock} locks={list.items} hasMore={list.hasMore} />
          <div>
            <PageButton to={`/o/${org}/protection`}>
              {say(can('lock.set') ? 'home.lock.change' : 'home.lock.see')}
            </PageButton>
          </div>
        </>
      )}
      {!isRead && !problem && <SkeletonRows count={1} />}
      <ProblemMessage problem={problem} onRetry={() => void Promise.all([whole.refetch(), list.refetch()])} />
    </SectionCard>
  );
}
