import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { request } from '../../api.ts';
import { ApiField } from '../api-field.tsx';
import { DialogForm } from '../dialog-form.tsx';
import { OpenFormDialog } from '../open-form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { useFormats } from '../use-formats.ts';
import { useText } from '../use-text.ts';
import { nextVersion } from './next-version.ts';
import type { Order } from './order-next-step.tsx';
import { orderReads } from './order-reads.ts';

interface Props {
  order: Order;
  onClose(isDone: boolean): void;
}

/** Another date for the order, on the carrier's behalf: a supplement 2. */
export function OrderReschedule({ order: current, onClose }: Props) {
  const say = useText();
  const { date, zoneName } = useFormats();
  // As it was when this was opened: what comes meanwhile must not be written over unseen.
  const [order] = useState(current);
  const before = order.dueDate ?? order.desiredDueDate ?? '';
  const [desiredDueDate, setDate] = useState(before);
  const act = useAct(() => {
    const body = { kind: 'due_date' as const, version: nextVersion(order.version), desiredDueDate };
    return request('amendPortOutOrder', { params: { id: order.id }, body });
  }, orderReads);
  const consequence = order.dueDate
    ? say('port-order.reschedule.consequence.agreed', { date: date(order.dueDate) })
    : say('port-order.reschedule.consequence.open');
  const isChanged = desiredDueDate !== '' && desiredDueDate !== before;
  return (
    <OpenFormDialog onClose={() => onClose(false)}>
      <DialogForm
        title={say('port-order.reschedule.title')}
        submitText={say('port-order.reschedule')}
        cancelText={say('port-order.cancel')}
        lacking={isChanged ? undefined : say('port-order.reschedule.lacking')}
        act={act}
        onSubmit={() => void act.run(undefined).then((done) => done && onClose(true))}
        onCancel={() => onClose(false)}
      >
        <Text>{consequence}</Text>
        <ApiField
          label={say('port-order.reschedule.date')}
          path="/desiredDueDate"
          problem={act.problem}
          value={desiredDueDate}
          onChange={setDate}
          type="date"
          hint={say('port-order.reschedule.dateHint', { zone: zoneName(order.timeZone) })}
        />
      </DialogForm>
    </OpenFormDialog>
  );
}
