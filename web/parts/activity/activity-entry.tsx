import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import { PageLink } from '../page-link.tsx';
import { useFormats } from '../use-formats.ts';
import { usePlace } from '../use-place.ts';
import { useText } from '../use-text.ts';
import { ActivityDetail } from './activity-detail.tsx';
import { type AuditEntry, AuditSentence } from './audit-sentence.tsx';

const useStyles = makeStyles({
  entry: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media print': { breakInside: 'avoid' },
  },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere', paddingTop: '6px' },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `0 ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
  },
});

/** One thing that was done: the sentence, when and by what kind of actor; the rest on demand. */
export function ActivityEntry({ entry }: { entry: AuditEntry }) {
  const say = useText();
  const styles = useStyles();
  const { instant } = useFormats();
  const { org } = usePlace();
  const [isOpen, setOpen] = useState(false);
  const detailId = useId();
  const sentenceId = useId();
  const reason = reasonOf(entry);
  const orderId = isOwnOrder(entry) ? entry.subject.id : null;
  return (
    <li className={styles.entry}>
      <Button
        appearance="subtle"
        icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={isOpen}
        aria-controls={isOpen ? detailId : undefined}
        aria-label={say('activity.detail')}
        aria-describedby={sentenceId}
        onClick={() => setOpen(!isOpen)}
        data-print="hide"
      />
      <div className={styles.words}>
        <Text id={sentenceId} block>
          <AuditSentence entry={entry} />
        </Text>
        <span className={styles.facts}>
          <time dateTime={entry.at}>{instant(entry.at)}</time>
          <span>{say('activity.actorKind', { kind: entry.actor.kind })}</span>
          {reason !== null && <span>{say('activity.forOperatorReason', { reason })}</span>}
          {orderId !== null && (
            <PageLink to={`/o/${org}/voice/port-orders/${orderId}`}>{say('activity.openOrder')}</PageLink>
          )}
        </span>
        {isOpen && <ActivityDetail id={detailId} entry={entry} />}
      </div>
    </li>
  );
}

/** Why somebody of the operator did it, where they said so; what opens their acting says it itself. */
function reasonOf({ action, detail }: AuditEntry): string | null {
  const { reason } = (detail.forOperator ?? {}) as { reason?: unknown };
  return typeof reason === 'string' && action !== 'operator.acting' ? reason : null;
}

/** An attempt on numbers of several organizations is an order of none of them. */
function isOwnOrder({ subject, action }: AuditEntry): boolean {
  return subject.kind === 'port_out_order' && action !== 'port_out_order.attempted_on_numbers';
}
