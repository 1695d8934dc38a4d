import { Button, Field, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { operatorMembership } from '../use-place.ts';
import { useRead } from '../use-read.ts';
import { useSession } from '../use-session.ts';
import { useText } from '../use-text.ts';

/** Gives the chosen orders to somebody of the desk. */
export function DeskAssign({ orderIds }: { orderIds: readonly string[] }) {
  const say = useText();
  return (
    <FormDialog trigger={<Button>{say('porting-desk.assign')}</Button>}>
      {(close) => <Assign orderIds={orderIds} onDone={close} />}
    </FormDialog>
  );
}

const deskRoles: readonly string[] = ['operator_admin', 'porting_agent'];

function Assign({ orderIds, onDone }: { orderIds: readonly string[]; onDone(): void }) {
  const say = useText();
  const { data: session } = useSession();
  const org = operatorMembership(session)?.organizationId ?? '';
  const { data: people } = useRead('listUsers', { params: { org }, query: { limit: 200 } });
  const offered = people?.items.filter(({ role, status }) => status === 'active' && deskRoles.includes(role));
  const [userId, setUserId] = useState(session?.user.id ?? '');
  const assign = useAct(async () => {
    for (const id of orderIds) {
      await request('claimPortOutOrder', { params: { id }, body: { userId, takeOver: true } });
    }
    return true;
  }, ['listDeskOrders']);
  return (
    <DialogForm
      title={say('porting-desk.assignTitle', { count: orderIds.length })}
      submitText={say('porting-desk.assignNow')}
      act={assign}
      onSubmit={() => void assign.run(undefined).then((isDone) => isDone && onDone())}
      onCancel={onDone}
    >
      <Text>{say('porting-desk.assignWhat')}</Text>
      <Field label={say('porting-desk.assignTo')}>
        <Select value={userId} onChange={(_event, { value }) => setUserId(value)}>
          {offered?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </DialogForm>
  );
}
