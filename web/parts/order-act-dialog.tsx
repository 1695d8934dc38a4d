import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { OrderActFields } from './order-act-fields.tsx';
import type { OrderAct } from './order-actions.tsx';
import type { Order } from './order-next-step.tsx';
import { orderReads } from './order-reads.ts';
import { type DisputeOutcome, OrderResolveFields } from './order-resolve-fields.tsx';
import { phoneText } from './phone-text.ts';
import { ProblemMessage } from './problem-message.tsx';
import { sendOrderAct } from './send-order-act.ts';
import { useAct } from './use-act.ts';
import { useFormats } from './use-formats.ts';
import { useText } from './use-text.ts';

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

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface Props {
  order: Order;
  act: OrderAct;
  onClose(isDone: boolean): void;
}

/** The consequence of an act, what it needs, and the button that does it. */
export function OrderActDialog({ order, act, onClose }: Props) {
  const say = useText();
  const styles = useStyles();
  const [input, setInput] = useState(empty);
  const doing = useAct(() => sendOrderAct(order.id, act, input), orderReads);
  const count = leavingOf(order).length;
  const isCountAsked = (act === 'confirm' || act === 'complete') && count >= manyNumbers;
  const isCounted = !isCountAsked || input.typedCount.replaceAll(/\D/g, '') === String(count);
  const isReady = isCounted && (!needsWhy.includes(act) || input.note.trim() !== '');
  const submit = async () => {
    const done = isReady ? await doing.run(undefined) : null;
    if (done) onClose(true);
  };
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && onClose(false)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say(`port-order.${act}.title`, { count })}</DialogTitle>
          <DialogContent className={styles.content}>
            <Consequence order={order} act={act} agreedDate={input.dueDate} />
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
            {doing.problem?.errors.length !== 1 && <ProblemMessage problem={doing.problem} />}
          </DialogContent>
          <DialogActions>
            <Button onClick={() => onClose(false)}>{say('port-order.cancel')}</Button>
            <Button
              appearance="primary"
              disabledFocusable={!isReady || doing.isActing}
              onClick={() => void submit()}
            >
              {say(`port-order.${act}`)}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
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
