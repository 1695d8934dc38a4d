import { MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import { MailCheckmarkRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { request } from '../../api.ts';
import { EmptyState } from '../empty-state.tsx';
import { Grid } from '../grid.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { ShowMore } from '../show-more.tsx';
import { useAct } from '../use-act.ts';
import { useFormats } from '../use-formats.ts';
import { usePlace } from '../use-place.ts';
import { useReadList } from '../use-read.ts';
import { useText } from '../use-text.ts';
import { deliveriesColumns } from './deliveries-columns.tsx';
import type { Delivery } from './delivery-columns.tsx';

const useStyles = makeStyles({
  said: { display: 'block', outlineStyle: 'none' },
  above: { marginBottom: tokens.spacingVerticalL },
});

/** The deliveries in a state, newest first, and the way to try one again. */
export function DeliveriesList({ state }: { state: Delivery['state'] }) {
  const say = useText();
  const styles = useStyles();
  const formats = useFormats();
  const { can } = usePlace();
  const list = useReadList('listDeliveries', { query: { state } }, { everyMs: 30_000 });
  const { items, error } = list;
  const [said, setSaid] = useState('');
  const status = useRef<HTMLSpanElement>(null);
  const resend = useAct(
    async (id: string) => {
      await request('resendDelivery', { params: { id } });
      setSaid(say('deliveries.resent'));
      // The row goes, and its button with it.
      status.current?.focus();
    },
    ['listDeliveries'],
  );
  const isUnsent = state === 'dead' || state === 'not_sent';
  const columns = deliveriesColumns(
    say,
    formats,
    isUnsent && can('delivery.resend') ? { isActing: resend.isActing, resend: resend.run } : null,
  );
  return (
    <>
      <Text ref={status} tabIndex={-1} role="status" className={styles.said}>
        {said}
      </Text>
      <ProblemMessage problem={resend.problem} />
      {state === 'not_sent' && items && items.length > 0 && (
        <MessageBar intent="warning" layout="multiline" className={styles.above}>
          <MessageBarBody>{say('deliveries.notSentWhy')}</MessageBarBody>
        </MessageBar>
      )}
      {error && !items ? (
        <ProblemMessage problem={error} onRetry={() => list.refetch()} />
      ) : items?.length === 0 ? (
        <EmptyState icon={<MailCheckmarkRegular />} title={say(`deliveries.none.${state}`)} />
      ) : (
        <Grid label={say('frame.deliveries')} columns={columns} rows={items} keyOf={({ id }) => id} />
      )}
      {items && items.length > 0 && <ShowMore {...list} count={items.length} />}
    </>
  );
}
