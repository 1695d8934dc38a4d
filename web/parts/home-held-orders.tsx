import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { FormattedMessage } from 'react-intl';
import type { AnswerOf } from '../api.ts';
import { Countdown } from './countdown.tsx';
import { PageLink } from './page-link.tsx';
import { PhoneNumber } from './phone-number.tsx';
import { ProblemMessage } from './problem-message.tsx';
import { SectionCard } from './section-card.tsx';
import { SkeletonRows } from './skeleton-rows.tsx';
import { usePlace } from './use-place.ts';
import { useRead } from './use-read.ts';
import { useText } from './use-text.ts';

type Order = AnswerOf<'listPortOutOrders'>['items'][number];

const shownMax = 5;

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: `0 ${tokens.spacingHorizontalL}`,
  },
  why: { display: 'block', color: tokens.colorNeutralForeground2 },
});

/** Orders that wait for a person, with the time that is left. */
export function HomeHeldOrders() {
  const say = useText();
  const styles = useStyles();
  const { org, can } = usePlace();
  const query = { status: 'held', organizationId: org, limit: shownMax } as const;
  const { data, error, refetch } = useRead('listPortOutOrders', { query }, { everyMs: 30_000 });
  const orders = data?.items;
  return (
    <SectionCard title={say('home.held')}>
      {!orders && !error && <SkeletonRows count={2} />}
      {orders?.length === 0 && <Text>{say('home.held.none')}</Text>}
      {orders && orders.length > 0 && (
        <>
          <ul className={styles.list}>
            {orders.map((order) => (
              <li key={order.id}>
                <HeldOrder order={order} />
              </li>
            ))}
          </ul>
          {!can('port_out_order.decide') && <Text>{say('home.held.askAdmin')}</Text>}
          {data?.nextCursor && (
            <PageLink to={`/o/${org}/voice/port-orders?status=held`}>{say('home.held.all')}</PageLink>
          )}
        </>
      )}
      <ProblemMessage problem={orders ? null : error} onRetry={() => refetch()} />
    </SectionCard>
  );
}

function HeldOrder({ order }: { order: Order }) {
  const say = useText();
  const styles = useStyles();
  const { org } = usePlace();
  const { numberCount: count, carrier, heldBecause } = order;
  const first = <PhoneNumber number={order.firstNumber} />;
  return (
    <>
      <div className={styles.row}>
        <PageLink to={`/o/${org}/voice/port-orders/${order.id}`}>
          <FormattedMessage
            id="home.held.row"
            values={{ carrier: carrier?.name, count, others: count - 1, first }}
          />
        </PageLink>
        <Countdown until={order.answerDueAt} />
      </div>
      {heldBecause && <Text className={styles.why}>{say(`home.held.why.${heldBecause}`)}</Text>}
    </>
  );
}
