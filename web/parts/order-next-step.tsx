import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ComponentProps } from 'react';
import type { AnswerOf } from '../api.ts';
import { Countdown } from './countdown.tsx';
import { OrderStatus } from './order-status.tsx';
import { useFormats } from './use-formats.ts';
import { useNow } from './use-now.ts';
import { type Say, useText } from './use-text.ts';

export type Order = AnswerOf<'getPortOutOrder'>;

type Intent = ComponentProps<typeof MessageBar>['intent'];

const intents: Partial<Record<Order['status'], Intent>> = {
  held: 'warning',
  confirmed: 'warning',
  rejected: 'success',
  disputed: 'error',
};

/** Where the order stands, what comes next and who has to act: the first thing an alarmed person reads. */
export function OrderNextStep({ order }: { order: Order }) {
  const say = useText();
  const sentence = useNextStep(order);
  const who = whoActs(order, say);
  return (
    <MessageBar intent={intents[order.status] ?? 'info'} layout="multiline" icon={null}>
      <MessageBarBody>
        <MessageBarTitle>
          <OrderStatus status={order.status} />
        </MessageBarTitle>{' '}
        {sentence} {who && <strong>{who} </strong>}
        {order.status === 'held' && (
          <>
            {say('port-order.answerBy')} <Countdown until={order.answerDueAt} />
          </>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}

function useNextStep(order: Order): string {
  const say = useText();
  const { instant, date, zoneName } = useFormats();
  const now = useNow();
  const { status, heldBecause, dueDate, firmOrderCommitmentAt, completedAt, timeZone } = order;
  if (status === 'held') return say(`port-order.next.held.${heldBecause ?? 'other'}`);
  if (status === 'completed') return say('port-order.next.completed', { date: instant(completedAt ?? '') });
  if (status !== 'confirmed') return say(`port-order.next.${status}`);
  const hasPassed = new Date(firmOrderCommitmentAt ?? '') <= now;
  const words = { date: date(dueDate ?? ''), zone: zoneName(timeZone) };
  return say(hasPassed ? 'port-order.next.confirmed.past' : 'port-order.next.confirmed', words);
}

function whoActs({ status, actions }: Order, say: Say): string | null {
  if (status === 'rejected') return say('port-order.whoActs.rejected');
  if (status !== 'held') return null;
  return say(actions?.includes('decide') ? 'port-order.whoActs.held' : 'port-order.whoActs.heldOther');
}
