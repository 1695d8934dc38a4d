import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { request } from '../../api.ts';
import { ApiField } from '../api-field.tsx';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';

export function CarriersCreate() {
  const say = useText();
  return (
    <FormDialog
      trigger={
        <Button appearance="primary" icon={<AddRegular />}>
          {say('carriers.create')}
        </Button>
      }
    >
      {(close) => <Create onDone={close} />}
    </FormDialog>
  );
}

function Create({ onDone }: { onDone(): void }) {
  const say = useText();
  const [name, setName] = useState('');
  const [spid, setSpid] = useState('');
  const act = useAct(
    () => request('createCarrier', { body: { name: name.trim(), spid: spid.trim() } }),
    ['listCarriers'],
  );
  return (
    <DialogForm
      title={say('carriers.create')}
      submitText={say('carriers.create.submit')}
      act={act}
      onSubmit={() => void act.run(undefined).then((made) => made && onDone())}
      onCancel={onDone}
    >
      <ApiField
        label={say('carriers.name')}
        path="/name"
        problem={act.problem}
        value={name}
        onChange={setName}
        isRequired
      />
      <ApiField
        label={say('carriers.spid')}
        path="/spid"
        problem={act.problem}
        value={spid}
        onChange={setSpid}
        isRequired
        hint={say('carriers.spidHint')}
      />
    </DialogForm>
  );
}
