import { Button, Text } from '@fluentui/react-components';
import { PlayRegular, ProhibitedRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { NoteField } from '../orders/note-field.tsx';
import { useAct } from '../use-act.ts';
import { useRead } from '../use-read.ts';
import { useText } from '../use-text.ts';
import type { CarrierDetail } from './carrier-facts.tsx';

interface Props {
  carrier: CarrierDetail;
}

/** Shuts a carrier out or lets it in again, with a reason, once it is said what that means. */
export function CarrierSuspend({ carrier }: Props) {
  const say = useText();
  const isActive = carrier.status === 'active';
  return (
    <FormDialog
      trigger={
        <Button icon={isActive ? <ProhibitedRegular /> : <PlayRegular />}>
          {say(isActive ? 'carriers.suspend' : 'carriers.resume')}
        </Button>
      }
    >
      {(close) => <Suspend carrier={carrier} onDone={close} />}
    </FormDialog>
  );
}

function Suspend({ carrier: { id, name, status }, onDone }: Props & { onDone(): void }) {
  const say = useText();
  const [reason, setReason] = useState('');
  // As it was when the dialog was opened: what is read anew must not turn it into its opposite.
  const [act] = useState(status === 'active' ? ('suspend' as const) : ('resume' as const));
  const { data: traffic } = useRead('getCarrierTraffic', { params: { carrier: id } });
  const acting = useAct(async () => {
    const asked = { params: { carrier: id }, body: { reason: reason.trim() } };
    await request(act === 'suspend' ? 'suspendCarrier' : 'resumeCarrier', asked);
    return true;
  }, ['getCarrier', 'listCarriers', 'getCarrierTraffic']);
  return (
    <DialogForm
      title={say(`carriers.${act}.title`, { name })}
      submitText={say(`carriers.${act}`)}
      act={acting}
      onSubmit={() => void acting.run(undefined).then((isDone) => isDone && onDone())}
      onCancel={onDone}
    >
      <Text>{say(`carriers.${act}.what`, { name })}</Text>
      {act === 'suspend' && traffic && (
        <Text>{say('carriers.openOrdersStay', { count: traffic.openOrders })}</Text>
      )}
      <NoteField
        label={say('carriers.reason')}
        value={reason}
        onChange={setReason}
        isRequired
        problem={acting.problem?.fieldError('/reason')}
      />
    </DialogForm>
  );
}
