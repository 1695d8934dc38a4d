import { Button, makeStyles, Text, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { EmptyState } from '../empty-state.tsx';
import { Grid } from '../grid.tsx';
import { SectionCard } from '../section-card.tsx';
import { ShowMore } from '../show-more.tsx';
import { useFormats } from '../use-formats.ts';
import { usePlace } from '../use-place.ts';
import { useText } from '../use-text.ts';
import { standingColumns } from './lock-columns.tsx';
import type { LockAct } from './lock-dialog.tsx';
import type { Lock } from './lock-reads.ts';
import { lockActOn } from './lock-words.ts';
import type { useStandingLocks } from './use-standing-locks.ts';

const useStyles = makeStyles({
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  list: ReturnType<typeof useStandingLocks>;
  onAct(act: LockAct): void;
  actions: ReactNode;
}

/** The locks that have not ended, each with what can be done with it. */
export function LocksStanding({ list, onAct, actions }: Props) {
  const say = useText();
  const formats = useFormats();
  const { can } = usePlace();
  const { items } = list;
  const actsOf = (lock: Lock) => <LockActs lock={lock} onAct={onAct} />;
  const columns = standingColumns(say, formats, actsOf);
  const mayAct = can('lock.set') || can('lock.lift');
  const shown = mayAct ? columns : columns.filter(({ id }) => id !== 'acts');
  return (
    <SectionCard title={say('protection.standing')} actions={actions}>
      {items?.length === 0 ? (
        <EmptyState icon={<LockClosedRegular />} title={say('protection.noneStanding')}>
          <Text>{say('protection.noneStanding.what')}</Text>
          {!can('lock.set') && <Text>{say('home.pin.askAdmin')}</Text>}
        </EmptyState>
      ) : (
        <>
          <Grid label={say('protection.standing')} columns={shown} rows={items} keyOf={({ id }) => id} />
          {items && <ShowMore {...list} count={items.length} />}
        </>
      )}
    </SectionCard>
  );
}

function LockActs({ lock, onAct }: { lock: Lock; onAct(act: LockAct): void }) {
  const say = useText();
  const styles = useStyles();
  const { can } = usePlace();
  const comesBackHere = useRestoreFocusTarget();
  return (
    <div className={styles.acts}>
      {lock.state === 'unlocked_for_a_time' && can('lock.set') && (
        <Button
          {...comesBackHere}
          size="small"
          aria-label={lockActOn('lockAgain', lock, say)}
          onClick={() => onAct({ kind: 'lock', target: lock, reason: lock.reason })}
        >
          {say('protection.lockAgain')}
        </Button>
      )}
      {can('lock.lift') && (
        <Button
          {...comesBackHere}
          size="small"
          aria-label={lockActOn('unlock', lock, say)}
          onClick={() => onAct({ kind: 'unlock', lock })}
        >
          {say('protection.unlock')}
        </Button>
      )}
    </div>
  );
}
