import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { FormattedMessage } from 'react-intl';
import type { AnswerOf } from '../../api.ts';
import { PageLink } from '../page-link.tsx';
import { PhoneNumber } from '../phone-number.tsx';
import { useText } from '../use-text.ts';
import { Countdown } from './countdown.tsx';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: `0 ${tokens.spacingHorizontalL}`,
  },
  why: { display: 'block', color: tokens.colorNeutralForeground2 },
});

interface Props {
  order: AnswerOf<'listPortOutOrders'>['items'][number];
  /** Whose order it is, where orders of several stand together. */
  organizationName?: string;
}

/** An order that waits for a person: who wants what, how long is left, why it waits, what happens then. */
export function HeldOrder({ order, organizationName }: Props) {
  const say = useText();
  const styles = useStyles();
  const { numberCount: count, carrier, heldBecause, organizationId } = order;
  const first = <PhoneNumber number={order.firstNumber} />;
  const why = heldBecause && say(`home.held.why.${heldBecause}`);
  const then = order.silence && say(`home.held.then.${order.silence.outcome}`);
  return (
    <>
      <div className={styles.row}>
        <PageLink to={`/o/${organizationId}/voice/port-orders/${order.id}`}>
          <FormattedMessage
            id="home.held.row"
            values={{ carrier: carrier?.name, count, others: count - 1, first }}
          />
        </PageLink>
        <Countdown until={order.answerDueAt} />
      </div>
      <Text className={styles.why}>{[organizationName, why].filter(Boolean).join(' – ')}</Text>
      {then && <Text className={styles.why}>{then}</Text>}
    </>
  );
}
