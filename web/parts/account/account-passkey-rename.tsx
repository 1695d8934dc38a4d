import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { request } from '../../api.ts';
import { ApiField } from '../api-field.tsx';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import type { Passkey } from './account-passkeys.tsx';

export function AccountPasskeyRename({ passkey }: { passkey: Passkey }) {
  const say = useText();
  const { name } = passkey;
  return (
    <FormDialog
      trigger={
        <Button size="small" aria-label={say('account.passkey.renameOne', { name })}>
          {say('account.passkey.rename')}
        </Button>
      }
    >
      {(close) => <Rename passkey={passkey} onDone={close} />}
    </FormDialog>
  );
}

function Rename({ passkey, onDone }: { passkey: Passkey; onDone(): void }) {
  const say = useText();
  const [name, setName] = useState(passkey.name);
  const rename = useAct(async () => {
    await request('renamePasskey', { params: { id: passkey.id }, body: { name } });
    return true;
  }, ['getAccount']);
  return (
    <DialogForm
      title={say('account.passkey.renameOne', { name: passkey.name })}
      submitText={say('account.save')}
      act={rename}
      lacking={name.trim() === '' ? say('account.passkey.lacking') : undefined}
      onSubmit={() => void rename.run(undefined).then((isDone) => isDone && onDone())}
      onCancel={onDone}
    >
      <ApiField
        label={say('account.passkey.name')}
        path="/name"
        problem={rename.problem}
        value={name}
        onChange={setName}
      />
    </DialogForm>
  );
}
