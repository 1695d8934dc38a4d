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
import { LockSituation, situationOf } from './lock-situation.tsx';
import { lockActOn } from './lock-words.ts';
import type { useStandingLocks } from './use-standing-locks.ts';

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
  const { items, error, isWhole, hasMore } = list;
  const { whole } = situationOf(items ?? []);
  const isLocked = whole?.state === 'in_force';
  return (
    <SectionCard title={say('protection.now')}>
      <div ref={ref} tabIndex={-1} className={styles.state}>
        {items && isWhole && <LockSituation locks={items} hasMore={hasMore} />}
      </div>
      {!isWhole && !error && <SkeletonRows count={2} />}
      {isWhole && (
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
      <ProblemMessage problem={items && isWhole ? null : error} onRetry={() => list.refetch()} />
    </SectionCard>
  );
}
