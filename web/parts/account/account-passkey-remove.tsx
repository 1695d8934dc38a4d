import { Button, Text } from '@fluentui/react-components';
import { request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import type { Passkey } from './account-passkeys.tsx';

/** Ends a passkey, once it is said what that means. */
export function AccountPasskeyRemove({ passkey }: { passkey: Passkey }) {
  const say = useText();
  const { name } = passkey;
  return (
    <FormDialog
      trigger={
        <Button size="small" aria-label={say('account.passkey.removeOne', { name })}>
          {say('account.passkey.remove')}
        </Button>
      }
    >
      {(close) => <Remove passkey={passkey} onDone={close} />}
    </FormDialog>
  );
}

function Remove({ passkey, onDone }: { passkey: Passkey; onDone(): void }) {
  const say = useText();
  const remove = useAct(async () => {
    await request('removePasskey', { params: { id: passkey.id } });
    return true;
  }, ['getAccount']);
  return (
    <DialogForm
      title={say('account.passkey.removeOne', { name: passkey.name })}
      submitText={say('account.passkey.remove')}
      act={remove}
      onSubmit={() => void remove.run(undefined).then((isDone) => isDone && onDone())}
      onCancel={onDone}
    >
      <Text>{say('account.passkey.removeWhat')}</Text>
    </DialogForm>
  );
}
