import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { request } from '../../api.ts';
import { type Delivery, deliveryColumns } from '../deliveries/delivery-columns.tsx';
import { type Column, Grid } from '../grid.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { SectionCard } from '../section-card.tsx';
import { ShowMore } from '../show-more.tsx';
import { useAct } from '../use-act.ts';
import { useFormats } from '../use-formats.ts';
import { usePlace } from '../use-place.ts';
import { useReadList } from '../use-read.ts';
import { useText } from '../use-text.ts';
import { useWebhookOwner } from './use-webhook-owner.ts';

/** So that what was just queued is seen to arrive. */
const everyMs = 10_000;

/** What was and is to be sent to an endpoint, newest first, and the way to send it again. */
export function WebhookDeliveries({ id }: { id: string }) {
  const say = useText();
  const formats = useFormats();
  const owner = useWebhookOwner();
  const { can } = usePlace();
  const [said, setSaid] = useState('');
  const list = useReadList(
    owner.calls.deliveries,
    { params: { ...owner.params, id }, query: { limit: 20 } },
    { everyMs },
  );
  const { items, error } = list;
  const replay = useAct(
    async (eventId: string) => {
      await request(owner.calls.replay, { params: { ...owner.params, id }, body: { eventId } });
      setSaid(say('webhooks.replayed'));
    },
    [owner.calls.deliveries],
  );
  const { event, state, attempts, lastError, queued } = deliveryColumns(say, formats);
  const again: Column<Delivery> = {
    id: 'again',
    label: say('webhooks.again'),
    cell: (row) =>
      row.kind === null || row.state === 'waiting' ? null : (
        <Button size="small" disabledFocusable={replay.isActing} onClick={() => void replay.run(row.eventId)}>
          {say('webhooks.replay')}
        </Button>
      ),
  };
  const columns = [event, state, attempts, lastError, queued];
  return (
    <SectionCard title={say('webhooks.deliveries')}>
      <Text role="status">{said}</Text>
      <ProblemMessage problem={replay.problem} />
      {error && !items && <ProblemMessage problem={error} onRetry={() => list.refetch()} />}
      {items?.length === 0 && <Text>{say('webhooks.deliveriesNone')}</Text>}
      {items?.length !== 0 && !(error && !items) && (
        <Grid
          label={say('webhooks.deliveries')}
          columns={can('webhook.manage') ? [...columns, again] : columns}
          rows={items}
          keyOf={(row) => row.id}
        />
      )}
      {items && items.length > 0 && <ShowMore {...list} count={items.length} />}
    </SectionCard>
  );
}
