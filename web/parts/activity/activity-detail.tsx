import { makeStyles, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';
import { useText } from '../use-text.ts';
import type { AuditEntry } from './audit-sentence.tsx';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(80px, max-content) 1fr',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: `${tokens.spacingVerticalS} 0`,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { color: tokens.colorNeutralForeground2 },
  fact: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
});

/** An order of 5,000 numbers fills a book; the export has it whole. */
function shortened(text: string): string {
  return text.length > 4_000 ? `${text.slice(0, 4_000)}…` : text;
}

/** The entry as the record keeps it, with what makes it tamper-evident. */
export function ActivityDetail({ id, entry }: { id: string; entry: AuditEntry }) {
  const say = useText();
  const styles = useStyles();
  const { sequence, at, actor, action, subject, detail, hash, previousHash } = entry;
  const facts = {
    sequence: String(sequence),
    at,
    actor: `${actor.kind} ${actor.id} ${actor.name}`,
    action,
    subject: `${subject.kind} ${subject.id}`,
    detail: shortened(JSON.stringify(detail, null, 2)),
    hash,
    previousHash,
  };
  return (
    <dl id={id} className={styles.facts}>
      {Object.entries(facts).map(([name, value]) => (
        <Fragment key={name}>
          <dt className={styles.name}>{say(`activity.fact.${name}`)}</dt>
          <dd className={styles.fact}>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
