import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import { OrderActDialog } from './order-act-dialog.tsx';
import type { Order } from './order-next-step.tsx';
import { useText } from './use-text.ts';

export type OrderAct = 'confirm' | 'refuse' | 'complete';

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
  const offered: OrderAct[] = [
    ...(actions.includes('decide') ? (['refuse', 'confirm'] as const) : []),
    ...(actions.includes('complete') ? (['complete'] as const) : []),
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
          appearance={act === 'refuse' ? 'primary' : 'secondary'}
          onClick={() => setChosen(act)}
        >
          {say(`port-order.${act}`)}
        </Button>
      ))}
      {chosen && <OrderActDialog key={chosen} order={order} act={chosen} onClose={close} />}
    </>
  );
}
