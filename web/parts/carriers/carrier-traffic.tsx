import { makeStyles, tokens } from '@fluentui/react-components';
import { OrdersByDay } from '../charts/orders-by-day.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { SectionCard } from '../section-card.tsx';
import { SkeletonRows } from '../skeleton-rows.tsx';
import { useFactsStyles } from '../use-facts-styles.ts';
import { useFormats } from '../use-formats.ts';
import { useRead } from '../use-read.ts';
import { useText } from '../use-text.ts';
import type { CarrierDetail } from './carrier-facts.tsx';

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(400px, 100%), 1fr))',
    gap: tokens.spacingVerticalXL,
  },
});

/** What a carrier asked for lately, by day and outcome, and how often its PIN was wrong. */
export function CarrierTraffic({ carrier: { id } }: { carrier: CarrierDetail }) {
  const say = useText();
  const { number, percent } = useFormats();
  const styles = { ...useStyles(), ...useFactsStyles() };
  const { data, error, refetch } = useRead('getCarrierTraffic', { params: { carrier: id } });
  if (error && !data) return <ProblemMessage problem={error} onRetry={() => refetch()} />;
  if (!data) return <SkeletonRows count={4} />;
  const { orders, openOrders, wrongPins, days } = data;
  const wrong = orders === 0 ? number(0) : `${number(wrongPins)} (${percent(wrongPins / orders)})`;
  const facts = [
    ['orders', number(orders)],
    ['open', number(openOrders)],
    ['wrongPins', wrong],
  ] as const;
  return (
    <div className={styles.cards}>
      <OrdersByDay statistics={data} />
      <SectionCard title={say('carriers.traffic', { days: days.length })}>
        <dl className={styles.facts}>
          {facts.map(([fact, value]) => (
            <Fact key={fact} name={say(`carriers.traffic.${fact}`)} value={value} />
          ))}
        </dl>
      </SectionCard>
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  const styles = useFactsStyles();
  return (
    <>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.fact}>{value}</dd>
    </>
  );
}
