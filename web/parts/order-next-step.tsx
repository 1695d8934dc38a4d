import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ComponentProps, Ref } from 'react';
import type { AnswerOf } from '../api.ts';
import { Countdown } from './countdown.tsx';
import { OrderSilence } from './order-silence.tsx';
import { OrderStatus } from './order-status.tsx';
import { phoneText } from './phone-text.ts';
import { useFormats } from './use-formats.ts';
import { useNow } from './use-now.ts';
import { usePlace } from './use-place.ts';
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
export function OrderNextStep({ order, ref }: { order: Order; ref?: Ref<HTMLDivElement> }) {
  const say = useText();
  const sentence = useNextStep(order);
  const who = whoActs(order, say);
  return (
    <MessageBar
      ref={ref}
      tabIndex={-1}
      intent={intents[order.status] ?? 'info'}
      layout="multiline"
      icon={null}
    >
      <MessageBarBody>
        <MessageBarTitle>
          <OrderStatus status={order.status} />
        </MessageBarTitle>{' '}
        {sentence} {who && <strong>{who} </strong>}
        {order.status === 'held' && (
          <>
            {say('port-order.answerBy')} <Countdown until={order.answerDueAt} />
            <OrderSilence order={order} />
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
  const { isOperator } = usePlace();
  const { status, heldBecause, dueDate, firmOrderCommitmentAt, completedAt, timeZone, numbers: all } = order;
  const numbers = all.filter((one) => one.status !== 'withdrawn');
  const refused = status === 'rejected' ? 0 : numbers.filter((one) => one.status === 'rejected').length;
  const concerned = numbers.filter((one) => refused === 0 || one.status !== 'rejected');
  const words = {
    carrier: order.carrier?.name ?? '',
    count: concerned.length,
    first: phoneText(concerned[0]?.number ?? ''),
    refused,
    date: completedAt ? instant(completedAt) : dueDate ? date(dueDate) : '',
    zone: zoneName(timeZone),
  };
  if (status === 'held')
    return `${say('port-order.asks', words)} ${say(`port-order.next.held.${heldBecause ?? 'other'}`)}`;
  if (status !== 'confirmed') return say(`port-order.next.${status}`, words);
  if (new Date(firmOrderCommitmentAt ?? '') <= now) return say('port-order.next.confirmed.past', words);
  const notYou = isOperator ? '' : say('port-order.next.confirmed.notYou');
  return `${say('port-order.next.confirmed', words)}${notYou}`;
}

function whoActs({ status, actions }: Order, say: Say): string | null {
  if (status === 'rejected') return say('port-order.whoActs.rejected');
  if (status !== 'held') return null;
  return say(actions?.includes('decide') ? 'port-order.whoActs.held' : 'port-order.whoActs.heldOther');
}
