import { Button, Text } from '@fluentui/react-components';
import { request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';

/** Takes the app off, once it is said what that means. */
export function AccountTotpRemove() {
  const say = useText();
  return (
    <FormDialog trigger={<Button>{say('account.totp.remove')}</Button>}>
      {(close) => <Remove onDone={close} />}
    </FormDialog>
  );
}

function Remove({ onDone }: { onDone(): void }) {
  const say = useText();
  const remove = useAct(async () => {
    await request('removeTotp', {});
    return true;
  }, ['getAccount']);
  return (
    <DialogForm
      title={say('account.totp.remove')}
      submitText={say('account.totp.removeNow')}
      act={remove}
      onSubmit={() => void remove.run(undefined).then((isDone) => isDone && onDone())}
      onCancel={onDone}
    >
      <Text>{say('account.totp.removeWhat')}</Text>
    </DialogForm>
  );
}
