import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ComponentProps, Ref } from 'react';
import type { AnswerOf } from '../../api.ts';
import { phoneText } from '../phone-text.ts';
import { useFormats } from '../use-formats.ts';
import { useNow } from '../use-now.ts';
import { usePlace } from '../use-place.ts';
import { type Say, useText } from '../use-text.ts';
import { Countdown } from './countdown.tsx';
import { OrderLocks } from './order-locks.tsx';
import { OrderSilence } from './order-silence.tsx';
import { OrderStatus } from './order-status.tsx';

export type Order = AnswerOf<'getPortOutOrder'>;

type Intent = ComponentProps<typeof MessageBar>['intent'];

const intents: Partial<Record<Order['status'], Intent>> = {
  held: 'warning',
  confirmed: 'warning',
  rejected: 'success',
  disputed: 'error',
  returned: 'success',
};

/** Where the order stands, what comes next and who has to act: the first thing an alarmed person reads. */
export function OrderNextStep({ order, ref }: { order: Order; ref?: Ref<HTMLDivElement> }) {
  const say = useText();
  const sentence = useNextStep(order);
  const who = whoActs(order, say);
  const { isOperator } = usePlace();
  const mayPress = order.status === 'held' && !isOperator && order.actions?.includes('dispute');
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
        {mayPress && <div>{say('port-order.whoActs.heldPress')}</div>}
        {order.status === 'held' && (
          <>
            <div>
              {say('port-order.answerBy')} <Countdown until={order.answerDueAt} />
            </div>
            <OrderSilence order={order} />
            <OrderLocks order={order} />
          </>
        )}
        {order.status === 'disputed' && order.completedAt && (
          <>
            {say('port-order.sincePort')} <SincePort at={order.completedAt} />
          </>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}

function SincePort({ at }: { at: string }) {
  const { duration, instant } = useFormats();
  const passed = useNow().getTime() - new Date(at).getTime();
  return (
    <time dateTime={at} title={instant(at)}>
      {duration(Math.max(0, passed))}
    </time>
  );
}

function useNextStep(order: Order): string {
  const say = useText();
  const { instant, date, zoneName } = useFormats();
  const now = useNow();
  const { isOperator, can } = usePlace();
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
  if (status === 'disputed') return say(`port-order.next.disputed.${completedAt ? 'gone' : 'here'}`, words);
  const mayDispute = can('port_out_order.dispute');
  const what = order.actions?.includes('dispute') ? 'press' : mayDispute ? 'call' : 'tell';
  const notYou = isOperator ? '' : say(`port-order.next.confirmed.${what}`);
  if (status === 'completed') return `${say('port-order.next.completed', words)} ${notYou}`.trim();
  if (status !== 'confirmed') return say(`port-order.next.${status}`, words);
  if (new Date(firmOrderCommitmentAt ?? '') <= now) return say('port-order.next.confirmed.past', words);
  return `${say('port-order.next.confirmed', words)}${notYou}`;
}

function whoActs({ status, actions, supplementKinds }: Order, say: Say): string | null {
  if (status === 'rejected') {
    const isDesk = supplementKinds?.includes('correction');
    return say(isDesk ? 'port-order.whoActs.rejectedDesk' : 'port-order.whoActs.rejected');
  }
  if (status === 'disputed') {
    const isDesk = actions?.includes('resolve_dispute');
    return say(isDesk ? 'port-order.whoActs.disputed' : 'port-order.whoActs.disputedOther');
  }
  if (status !== 'held') return null;
  return say(actions?.includes('decide') ? 'port-order.whoActs.held' : 'port-order.whoActs.heldOther');
}
