import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { ShieldErrorRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { OrderActDialog } from './order-act-dialog.tsx';
import type { Order } from './order-next-step.tsx';
import { useText } from './use-text.ts';

export type OrderAct = 'confirm' | 'refuse' | 'complete' | 'dispute' | 'callOff' | 'resolve';

/** What stops an order stands out before what lets numbers go. */
const prominent: readonly OrderAct[] = ['dispute', 'refuse', 'resolve'];

interface Props {
  order: Order;
  /** Something was done: the button that was pressed is gone. */
  onDone(): void;
}

/** What the person may do with the order now, each with its consequence said before it is done. */
export function OrderActions({ order, onDone }: Props) {
  const say = useText();
  const [chosen, setChosen] = useState<OrderAct | null>(null);
  const comesBackHere = useRestoreFocusTarget();
  const { actions = [] } = order;
  const isDisputed = actions.includes('resolve_dispute');
  const offered: OrderAct[] = [
    // First: it is what an alarmed person looks for.
    ...(actions.includes('dispute') ? (['dispute'] as const) : []),
    ...(actions.includes('decide') ? (['refuse', 'confirm'] as const) : []),
    ...(actions.includes('complete') ? (['complete'] as const) : []),
    ...(isDisputed ? (['resolve'] as const) : []),
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
      {chosen && <OrderActDialog key={chosen} order={order} act={chosen} onClose={close} />}
    </>
  );
}
