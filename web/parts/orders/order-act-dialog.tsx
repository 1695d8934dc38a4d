import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { DialogForm } from '../dialog-form.tsx';
import { OpenFormDialog } from '../open-form-dialog.tsx';
import { phoneText } from '../phone-text.ts';
import { useAct } from '../use-act.ts';
import { useFormats } from '../use-formats.ts';
import { useText } from '../use-text.ts';
import { OrderActFields } from './order-act-fields.tsx';
import type { OrderAct } from './order-actions.tsx';
import { OrderLocks } from './order-locks.tsx';
import type { Order } from './order-next-step.tsx';
import { orderReads } from './order-reads.ts';
import { type DisputeOutcome, OrderResolveFields } from './order-resolve-fields.tsx';
import { sendOrderAct } from './send-order-act.ts';

/** What is filled in. `leftAt` is as the browser's own field has it, in the reader's zone. */
export interface ActInput {
  reason: string;
  /** `YYYY-MM-DD` or empty. */
  dueDate: string;
  note: string;
  leftAt: string;
  typedCount: string;
  outcome: DisputeOutcome;
}

const empty: ActInput = {
  reason: 'agency_authorization_missing',
  dueDate: '',
  note: '',
  leftAt: '',
  typedCount: '',
  outcome: 'dismissed',
};

/** Acts that need to say why. */
const needsWhy: readonly OrderAct[] = ['callOff', 'resolve'];

/** From this many on, letting numbers go takes typing how many they are. */
const manyNumbers = 20;

interface Props {
  order: Order;
  act: OrderAct;
  onClose(isDone: boolean): void;
}

/** The consequence of an act, what it needs, and the button that does it. */
export function OrderActDialog({ order, act, onClose }: Props) {
  const say = useText();
  const [input, setInput] = useState(empty);
  const doing = useAct(() => sendOrderAct(order.id, act, input), orderReads);
  const count = leavingOf(order).length;
  const isCountAsked = (act === 'confirm' || act === 'complete') && count >= manyNumbers;
  const isCounted = !isCountAsked || input.typedCount.replaceAll(/\D/g, '') === String(count);
  const isWhySaid = !needsWhy.includes(act) || input.note.trim() !== '';
  const missing = (!isWhySaid && 'why') || (!isCounted && 'count');
  return (
    <OpenFormDialog onClose={() => onClose(false)}>
      <DialogForm
        title={say(`port-order.${act}.title`, { count })}
        submitText={say(`port-order.${act}`)}
        cancelText={say('port-order.cancel')}
        lacking={missing ? say(`port-order.lacking.${missing}`) : undefined}
        act={doing}
        onSubmit={() => void doing.run(undefined).then((done) => done && onClose(true))}
        onCancel={() => onClose(false)}
      >
        <Consequence order={order} act={act} agreedDate={input.dueDate} />
        {(act === 'confirm' || (act === 'resolve' && input.outcome === 'dismissed')) && (
          <OrderLocks order={order} />
        )}
        {act === 'resolve' && (
          <OrderResolveFields order={order} input={input} onChange={setInput} problem={doing.problem} />
        )}
        <OrderActFields
          act={act}
          input={input}
          onChange={setInput}
          problem={doing.problem}
          countAsked={isCountAsked ? count : null}
        />
      </DialogForm>
    </OpenFormDialog>
  );
}

/** The numbers the act is about: those that stand where the order stands, not refused by themselves. */
function leavingOf({ numbers, status: ofOrder }: Order) {
  return numbers.filter(({ status }) => status === ofOrder);
}

function Consequence({ order, act, agreedDate }: { order: Order; act: OrderAct; agreedDate: string }) {
  const say = useText();
  const { date } = useFormats();
  const leaving = leavingOf(order);
  const { desiredDueDate, carrier } = order;
  const words = {
    count: leaving.length,
    others: leaving.length - 1,
    first: phoneText(leaving[0]?.number ?? ''),
    carrier: carrier?.name ?? '',
    when: whenText(),
  };
  return <Text>{say(`port-order.${act}.consequence`, words)}</Text>;

  function whenText() {
    if (agreedDate) return say('port-order.confirm.agreed', { date: date(agreedDate) });
    if (desiredDueDate) return say('port-order.confirm.on', { date: date(desiredDueDate) });
    return say('port-order.confirm.soon');
  }
}
