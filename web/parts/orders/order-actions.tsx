import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { ShieldErrorRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useText } from '../use-text.ts';
import { OrderActDialog } from './order-act-dialog.tsx';
import { OrderCorrect } from './order-correct.tsx';
import type { Order } from './order-next-step.tsx';
import { OrderReschedule } from './order-reschedule.tsx';

export type OrderAct = 'confirm' | 'refuse' | 'complete' | 'dispute' | 'callOff' | 'resolve';

/** What is done on the carrier's behalf, as it would by a supplement. */
type CarrierAct = 'reschedule' | 'correct';

/** What stops an order stands out before what lets numbers go. */
const prominent: readonly (OrderAct | CarrierAct)[] = ['dispute', 'refuse', 'resolve'];

interface Props {
  order: Order;
  /** Something was done: the button that was pressed is gone. */
  onDone(): void;
}

/** What the person may do with the order now, each with its consequence said before it is done. */
export function OrderActions({ order, onDone }: Props) {
  const say = useText();
  const [chosen, setChosen] = useState<OrderAct | CarrierAct | null>(null);
  const comesBackHere = useRestoreFocusTarget();
  const { actions = [], supplementKinds = [] } = order;
  const isDisputed = actions.includes('resolve_dispute');
  const offered: (OrderAct | CarrierAct)[] = [
    // First: it is what an alarmed person looks for.
    ...(actions.includes('dispute') ? (['dispute'] as const) : []),
    ...(actions.includes('decide') ? (['refuse', 'confirm'] as const) : []),
    ...(actions.includes('complete') ? (['complete'] as const) : []),
    ...(isDisputed ? (['resolve'] as const) : []),
    ...(supplementKinds.includes('due_date') ? (['reschedule'] as const) : []),
    ...(supplementKinds.includes('correction') ? (['correct'] as const) : []),
    // Of a disputed order it is one of the ways to resolve it.
    ...(actions.includes('cancel') && !isDisputed ? (['callOff'] as const) : []),
  ];
  const close = (isDone: boolean) => {
    setChosen(null);
    if (isDone) requestAnimationFrame(onDone);
  };
  return (
    <>
      {offered.map((act) => (
        <Button
          {...comesBackHere}
          key={act}
          appearance={prominent.includes(act) ? 'primary' : 'secondary'}
          icon={act === 'dispute' ? <ShieldErrorRegular /> : undefined}
          onClick={() => setChosen(act)}
        >
          {say(`port-order.${act}`)}
        </Button>
      ))}
      {chosen && <ChosenAct key={chosen} order={order} act={chosen} onClose={close} />}
    </>
  );
}

interface ChosenProps {
  order: Order;
  act: OrderAct | CarrierAct;
  onClose(isDone: boolean): void;
}

function ChosenAct({ order, act, onClose }: ChosenProps) {
  if (act === 'reschedule') return <OrderReschedule order={order} onClose={onClose} />;
  if (act === 'correct') return <OrderCorrect order={order} onClose={onClose} />;
  return <OrderActDialog order={order} act={act} onClose={onClose} />;
}
