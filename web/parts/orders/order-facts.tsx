import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { SectionCard } from '../section-card.tsx';
import { useFormats } from '../use-formats.ts';
import { useText } from '../use-text.ts';
import type { Order } from './order-next-step.tsx';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(10em, max-content) 1fr',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    '@media (max-width: 500px)': { gridTemplateColumns: '1fr', rowGap: tokens.spacingVerticalXXS },
  },
  name: { color: tokens.colorNeutralForeground2 },
  value: {
    margin: 0,
    overflowWrap: 'anywhere',
    '@media (max-width: 500px)': { marginBottom: tokens.spacingVerticalS },
  },
  other: { color: tokens.colorNeutralForeground2, display: 'block' },
});

/**
 * What was asked, by whom, and the dates: in the reader's zone and in the zone of the numbers, both named.
 */
export function OrderFacts({ order }: { order: Order }) {
  const say = useText();
  const styles = useStyles();
  const { date } = useFormats();
  const { carrier, desiredDueDate, firmOrderCommitmentAt, completedAt, timeZone } = order;
  const rows: [string, ReactNode][] = [
    ['carrier', carrier && say('port-order.facts.carrierSpid', { name: carrier.name, spid: carrier.spid })],
    ['pon', `${order.purchaseOrderNumber} / ${order.version}`],
    ['account', order.accountNumber],
    ['zip', order.postalCode],
    ['class', say(`port-order.class.${order.portClass}`)],
    ['received', <Moment key="received" at={order.createdAt} timeZone={timeZone} />],
    ['answerBy', order.status === 'held' && <Moment key="due" at={order.answerDueAt} timeZone={timeZone} />],
    ['desired', desiredDueDate ? date(desiredDueDate) : say('port-order.facts.earliest')],
    ['foc', firmOrderCommitmentAt && <Moment key="foc" at={firmOrderCommitmentAt} timeZone={timeZone} />],
    ['completed', completedAt && <Moment key="completed" at={completedAt} timeZone={timeZone} />],
  ];
  return (
    <SectionCard title={say('port-order.facts')}>
      <dl className={styles.list}>
        {rows
          .filter(([, value]) => Boolean(value))
          .map(([name, value]) => [
            <dt key={name} className={styles.name}>
              {say(`port-order.facts.${name}`)}
            </dt>,
            <dd key={`${name}-value`} className={styles.value}>
              {value}
            </dd>,
          ])}
      </dl>
    </SectionCard>
  );
}

function Moment({ at, timeZone }: { at: string; timeZone: string }) {
  const say = useText();
  const styles = useStyles();
  const { instant, zoneName } = useFormats();
  const here = instant(at);
  const there = instant(at, timeZone);
  return (
    <>
      <time dateTime={at}>{here}</time>
      {there !== here && (
        <span className={styles.other}>
          {say('port-order.facts.inZone', { when: there, zone: zoneName(timeZone) })}
        </span>
      )}
    </>
  );
}
