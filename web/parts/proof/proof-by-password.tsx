import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { PasswordField } from '../sign-in/password-field.tsx';
import { useText } from '../use-text.ts';
import type { ProofWayProps } from './proof-way.ts';
import { useProve } from './use-prove.ts';

/** Shows who one is by the password. */
export function ProofByPassword({ why, otherWays, onClose }: ProofWayProps) {
  const say = useText();
  const [password, setPassword] = useState('');
  const prove = useProve(() => request('proveAgain', { body: { method: 'password', password } }));
  return (
    <DialogForm
      title={say('proof.title')}
      submitText={say('proof.submit')}
      act={prove}
      lacking={password === '' ? say('proof.lacking') : undefined}
      onSubmit={() => void prove.run(undefined).then((isProved) => isProved && onClose(true))}
      onCancel={() => onClose(false)}
    >
      <Text>{why}</Text>
      <PasswordField
        label={say('sign-in.password')}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      {otherWays}
    </DialogForm>
  );
}
