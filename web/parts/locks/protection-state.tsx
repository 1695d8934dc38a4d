import { Button, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { LockClosedRegular, LockOpenRegular } from '@fluentui/react-icons';
import type { Ref } from 'react';
import { ProblemMessage } from '../problem-message.tsx';
import { SectionCard } from '../section-card.tsx';
import { SkeletonRows } from '../skeleton-rows.tsx';
import { usePlace } from '../use-place.ts';
import { useText } from '../use-text.ts';
import type { LockAct } from './lock-dialog.tsx';
import { allNumbers } from './lock-set-dialog.tsx';
import { LockSituation } from './lock-situation.tsx';
import { lockActOn } from './lock-words.ts';
import { type useStandingLocks, useWholeLock } from './use-standing-locks.ts';

const useStyles = makeStyles({
  state: { outlineStyle: 'none' },
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

interface Props {
  list: ReturnType<typeof useStandingLocks>;
  onAct(act: LockAct): void;
  /** What somebody is set on once they have locked or unlocked something. */
  ref: Ref<HTMLDivElement>;
}

/** How the organization's numbers stand, and the one button somebody who was alarmed looks for. */
export function ProtectionState({ list, onAct, ref }: Props) {
  const say = useText();
  const styles = useStyles();
  const { can } = usePlace();
  const comesBackHere = useRestoreFocusTarget();
  const { lock: whole, error, refetch } = useWholeLock();
  const { items, hasMore } = list;
  const isRead = whole !== undefined && items !== undefined;
  const isLocked = whole?.state === 'in_force';
  const problem = isRead ? null : (error ?? list.error);
  return (
    <SectionCard title={say('protection.now')}>
      <div ref={ref} tabIndex={-1} className={styles.state}>
        {whole !== undefined && items && <LockSituation whole={whole} locks={items} hasMore={hasMore} />}
      </div>
      {!isRead && !problem && <SkeletonRows count={2} />}
      {isRead && (
        <div className={styles.acts}>
          {!isLocked && can('lock.set') && (
            <Button
              {...comesBackHere}
              appearance="primary"
              size="large"
              icon={<LockClosedRegular />}
              onClick={() => onAct({ kind: 'lock', target: allNumbers, reason: whole?.reason })}
            >
              {lockActOn('lock', allNumbers, say)}
            </Button>
          )}
          {isLocked && can('lock.lift') && (
            <Button
              {...comesBackHere}
              size="large"
              icon={<LockOpenRegular />}
              onClick={() => onAct({ kind: 'unlock', lock: whole })}
            >
              {lockActOn('unlock', whole, say)}
            </Button>
          )}
        </div>
      )}
      <ProblemMessage problem={problem} onRetry={() => void Promise.all([refetch(), list.refetch()])} />
    </SectionCard>
  );
}
