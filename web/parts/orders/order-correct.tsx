import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { OpenFormDialog } from '../open-form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import { type CorrectionInput, correctionInput, correctionOf } from './correction-of.ts';
import { OrderCorrectFields } from './order-correct-fields.tsx';
import type { Order } from './order-next-step.tsx';
import { orderReads } from './order-reads.ts';

interface Props {
  order: Order;
  onClose(isDone: boolean): void;
}

/** The request as it should read, on the carrier's behalf: a supplement 3. */
export function OrderCorrect({ order: current, onClose }: Props) {
  const say = useText();
  // As it was when this was opened: what comes meanwhile must not be written over unseen.
  const [order] = useState(current);
  const [input, setInput] = useState<CorrectionInput>(() => correctionInput(order));
  const body = correctionOf(order, input);
  const act = useAct(async () => {
    return body && (await request('amendPortOutOrder', { params: { id: order.id }, body }));
  }, orderReads);
  return (
    <OpenFormDialog onClose={() => onClose(false)}>
      <DialogForm
        title={say('port-order.correct.title')}
        submitText={say('port-order.correct')}
        cancelText={say('port-order.cancel')}
        lacking={body ? undefined : say('port-order.correct.lacking')}
        act={act}
        onSubmit={() => void act.run(undefined).then((done) => done && onClose(true))}
        onCancel={() => onClose(false)}
      >
        <Text>{say('port-order.correct.consequence')}</Text>
        <OrderCorrectFields order={order} input={input} onChange={setInput} problem={act.problem} />
      </DialogForm>
    </OpenFormDialog>
  );
}
