import { Text } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api.ts';
import { DialogForm } from './dialog-form.tsx';
import { OpenFormDialog } from './open-form-dialog.tsx';
import { PasswordField } from './password-field.tsx';
import { useAct } from './use-act.ts';
import { renewSession, useSession } from './use-session.ts';
import { useText } from './use-text.ts';

/**
 * Step-up: asks the signed-in person to show once more who they are. What they were about to do waits behind
 * it, as they typed it.
 */
export function ProofDialog({ onClose }: { onClose(isProved: boolean): void }) {
  const say = useText();
  const client = useQueryClient();
  const session = useSession();
  const [password, setPassword] = useState('');
  const prove = useAct(async () => {
    renewSession(client, await request('proveAgain', { body: { method: 'password', password } }));
    return true;
  });
  return (
    <OpenFormDialog onClose={() => onClose(false)}>
      <DialogForm
        title={say('proof.title')}
        submitText={say('proof.submit')}
        act={prove}
        lacking={password === '' ? say('proof.lacking') : undefined}
        onSubmit={() => void prove.run(undefined).then((isProved) => isProved && onClose(true))}
        onCancel={() => onClose(false)}
      >
        <Text>{say('proof.why', { email: session.data?.user.email ?? '' })}</Text>
        <PasswordField
          label={say('sign-in.password')}
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
      </DialogForm>
    </OpenFormDialog>
  );
}
