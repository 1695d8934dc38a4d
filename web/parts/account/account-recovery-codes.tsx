import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { RecoveryCodesOnce } from '../sign-in/recovery-codes-once.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';

/** Makes ten new recovery codes, once it is said that those before end. */
export function AccountRecoveryCodes() {
  const say = useText();
  return (
    <FormDialog trigger={<Button>{say('account.recovery.renew')}</Button>}>
      {(close) => <Renew onDone={close} />}
    </FormDialog>
  );
}

function Renew({ onDone }: { onDone(): void }) {
  const say = useText();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const renew = useAct(async () => {
    setCodes((await request('renewRecoveryCodes', {})).recoveryCodes);
  }, ['getAccount']);
  if (codes) return <RecoveryCodesOnce codes={codes} onDone={onDone} />;
  return (
    <DialogForm
      title={say('account.recovery.renew')}
      submitText={say('account.recovery.submit')}
      act={renew}
      onSubmit={() => void renew.run(undefined)}
      onCancel={onDone}
    >
      <Text>{say('account.recovery.renewWhat')}</Text>
    </DialogForm>
  );
}
