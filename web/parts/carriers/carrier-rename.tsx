import { Button } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { request } from '../../api.ts';
import { ApiField } from '../api-field.tsx';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import type { CarrierDetail } from './carrier-facts.tsx';

interface Props {
  carrier: CarrierDetail;
}

/** Another name for a carrier; it is called so everywhere from then on, also in what is open. */
export function CarrierRename({ carrier }: Props) {
  const say = useText();
  return (
    <FormDialog trigger={<Button icon={<EditRegular />}>{say('carriers.rename')}</Button>}>
      {(close) => <Rename carrier={carrier} onDone={close} />}
    </FormDialog>
  );
}

function Rename({ carrier, onDone }: Props & { onDone(): void }) {
  const say = useText();
  const [name, setName] = useState(carrier.name);
  const act = useAct(async () => {
    await request('changeCarrier', { params: { carrier: carrier.id }, body: { name: name.trim() } });
    return true;
  }, ['getCarrier', 'listCarriers']);
  const isChanged = name.trim() !== '' && name.trim() !== carrier.name;
  return (
    <DialogForm
      title={say('carriers.rename')}
      submitText={say('carriers.save')}
      lacking={isChanged ? undefined : say('carriers.rename.lacking')}
      act={act}
      onSubmit={() => void act.run(undefined).then((isDone) => isDone && onDone())}
      onCancel={onDone}
    >
      <ApiField
        label={say('carriers.name')}
        path="/name"
        problem={act.problem}
        value={name}
        onChange={setName}
        isRequired
        hint={say('carriers.rename.hint')}
      />
    </DialogForm>
  );
}
