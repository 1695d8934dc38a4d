import { makeStyles } from '@fluentui/react-components';
import { useText } from '../use-text.ts';
import { ActivityEntry } from './activity-entry.tsx';
import type { AuditEntry } from './audit-sentence.tsx';

const useStyles = makeStyles({ list: { listStyleType: 'none', margin: 0, padding: 0 } });

/** Entries of the record as a list that also prints well. */
export function ActivityList({ entries }: { entries: readonly AuditEntry[] }) {
  const say = useText();
  return (
    <ol className={useStyles().list} aria-label={say('frame.activity')}>
      {entries.map((entry) => (
        <ActivityEntry key={entry.sequence} entry={entry} />
      ))}
    </ol>
  );
}
