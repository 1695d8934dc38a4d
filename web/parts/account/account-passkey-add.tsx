import { Button, Text } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../../api.ts';
import { ApiField } from '../api-field.tsx';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { usePasskeys } from '../sign-in/use-passkeys.ts';
import { useAct } from '../use-act.ts';
import { renewSession } from '../use-session.ts';
import { useText } from '../use-text.ts';

/** Makes a passkey: it is named here, and the browser does the rest. */
export function AccountPasskeyAdd() {
  const say = useText();
  return (
    <FormDialog trigger={<Button>{say('account.passkey.add')}</Button>}>
      {(close) => <Add onDone={close} />}
    </FormDialog>
  );
}

function Add({ onDone }: { onDone(): void }) {
  const say = useText();
  const client = useQueryClient();
  const { create } = usePasskeys();
  const [name, setName] = useState('');
  const add = useAct(async () => {
    const credential = await create(await request('challengeToRegister', {}));
    const made = await request('addPasskey', { body: { name, credential } });
    renewSession(client, made.session);
    return made;
  }, ['getAccount']);
  return (
    <DialogForm
      title={say('account.passkey.add')}
      submitText={say('account.passkey.make')}
      act={add}
      lacking={name.trim() === '' ? say('account.passkey.lacking') : undefined}
      onSubmit={() => void add.run(undefined).then((made) => made && onDone())}
      onCancel={onDone}
    >
      <Text>{say('account.passkey.addWhat')}</Text>
      <ApiField
        label={say('account.passkey.name')}
        path="/name"
        problem={add.problem}
        value={name}
        onChange={setName}
        hint={say('account.passkey.nameHint')}
      />
    </DialogForm>
  );
}
