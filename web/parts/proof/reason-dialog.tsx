import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { OpenFormDialog } from '../open-form-dialog.tsx';
import { NoteField } from '../orders/note-field.tsx';
import { useAct } from '../use-act.ts';
import { useOrganization, usePlace } from '../use-place.ts';
import { useText } from '../use-text.ts';

/**
 * Delegation: asks a person of the operator why they act for this customer. What they were about to do waits
 * behind it, as they typed it.
 */
export function ReasonDialog({ onClose }: { onClose(isSaid: boolean): void }) {
  const say = useText();
  const { org } = usePlace();
  const { data: organization } = useOrganization();
  const [reason, setReason] = useState('');
  const open = useAct(async () => {
    await request('openDelegation', { params: { org }, body: { reason: reason.trim() } });
    return true;
  }, ['listDelegations']);
  const name = organization?.name ?? '';
  return (
    <OpenFormDialog onClose={() => onClose(false)}>
      <DialogForm
        title={say('acting.title', { name })}
        submitText={say('acting.submit')}
        act={open}
        lacking={reason.trim() === '' ? say('acting.lacking') : undefined}
        onSubmit={() => void open.run(undefined).then((isSaid) => isSaid && onClose(true))}
        onCancel={() => onClose(false)}
      >
        <Text>{say('acting.why', { name })}</Text>
        <NoteField
          label={say('acting.reason')}
          value={reason}
          onChange={setReason}
          isRequired
          problem={open.problem?.fieldError('/reason')}
        />
      </DialogForm>
    </OpenFormDialog>
  );
}
