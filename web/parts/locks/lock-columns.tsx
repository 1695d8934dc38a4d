import type { ReactNode } from 'react';
import type { CsvColumn } from '../csv-text.ts';
import type { Column } from '../grid.tsx';
import type { Formats } from '../use-formats.ts';
import type { Say } from '../use-text.ts';
import type { Lock } from './lock-reads.ts';
import { LockState } from './lock-state.tsx';
import { lockCovers } from './lock-words.ts';

/** What both lists say of a lock; the first is a card's title on a phone. */
function columnsOfBoth(say: Say, { instant }: Formats): Column<Lock>[] {
  const label = (id: string) => say(`protection.column.${id}`);
  return [
    { id: 'covers', label: label('covers'), width: '18%', cell: (lock) => lockCovers(lock, say) },
    { id: 'reason', label: label('reason'), cell: ({ reason }) => reason },
    {
      id: 'set',
      label: label('set'),
      cell: ({ setBy, setAt }) => (
        <>
          {setBy}, <time dateTime={setAt}>{instant(setAt)}</time>
        </>
      ),
    },
  ];
}

/** The columns of the locks that have not ended. */
export function standingColumns(
  say: Say,
  formats: Formats,
  actsOf: (lock: Lock) => ReactNode,
): Column<Lock>[] {
  const { instant } = formats;
  const [covers, ...others] = columnsOfBoth(say, formats);
  const label = (id: string) => say(`protection.column.${id}`);
  const acts: Column<Lock> = { id: 'acts', label: label('acts'), cell: actsOf };
  return [
    ...(covers ? [covers] : []),
    {
      id: 'state',
      label: label('state'),
      width: '15%',
      cell: ({ state, unlockedUntil: until, unlockedBy: by }) => (
        <>
          <LockState state={state} />
          {state === 'unlocked_for_a_time' && until !== null && (
            <div>{say('protection.unlockedUntil', { until: instant(until), by })}</div>
          )}
        </>
      ),
    },
    ...others,
    {
      id: 'ends',
      label: label('ends'),
      cell: ({ endsAt }) =>
        endsAt === null ? (
          say('protection.endsWhenUnlocked')
        ) : (
          <time dateTime={endsAt}>{instant(endsAt)}</time>
        ),
    },
    acts,
  ];
}

/** The columns of those that have. */
export function endedColumns(say: Say, formats: Formats): Column<Lock>[] {
  return [
    ...columnsOfBoth(say, formats),
    {
      id: 'ended',
      label: say('protection.column.ended'),
      cell: ({ endedAt, endedBecause, unlockedBy: by }) => (
        <>
          {endedAt !== null && <time dateTime={endedAt}>{formats.instant(endedAt)}</time>}
          {endedBecause !== null && <div>{say(`protection.ended.${endedBecause}`, { by })}</div>}
        </>
      ),
    },
  ];
}

/** All of it for a file: plain values, instants in UTC. */
export function lockCsvColumns(say: Say): CsvColumn<Lock>[] {
  const label = (id: string) => say(`protection.column.${id}`);
  return [
    { label: label('covers'), text: ({ scope }) => say(`protection.scope.${scope}`) },
    {
      label: say('phone-numbers.column.account'),
      text: ({ accountNumber }) => accountNumber ?? '',
      isFree: true,
    },
    { label: say('phone-numbers.column.number'), text: ({ number }) => number ?? '' },
    { label: label('state'), text: ({ state }) => say(`protection.state.${state}`) },
    { label: label('reason'), text: ({ reason }) => reason, isFree: true },
    { label: label('setBy'), text: ({ setBy }) => setBy, isFree: true },
    { label: label('setAt'), text: ({ setAt }) => setAt },
    { label: label('ends'), text: ({ endsAt }) => endsAt ?? '' },
    { label: label('unlockedBy'), text: ({ unlockedBy }) => unlockedBy ?? '', isFree: true },
    { label: label('unlockedUntil'), text: ({ unlockedUntil }) => unlockedUntil ?? '' },
    { label: label('ended'), text: ({ endedAt }) => endedAt ?? '' },
  ];
}
