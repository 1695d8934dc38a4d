import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { CodeField } from '../sign-in/code-field.tsx';
import { useText } from '../use-text.ts';
import type { ProofWayProps } from './proof-way.ts';
import { useProve } from './use-prove.ts';

/** Shows who one is by a code of the authenticator app. */
export function ProofByTotp({ why, otherWays, onClose }: ProofWayProps) {
  const say = useText();
  const [code, setCode] = useState('');
  const prove = useProve(() => request('proveAgain', { body: { method: 'totp', code: code.trim() } }));
  return (
    <DialogForm
      title={say('proof.title')}
      submitText={say('proof.submit')}
      act={prove}
      lacking={code.trim() === '' ? say('proof.lackingCode') : undefined}
      onSubmit={() => void prove.run(undefined).then((isProved) => isProved && onClose(true))}
      onCancel={() => onClose(false)}
    >
      <Text>{why}</Text>
      <CodeField
        label={say('sign-in.second.code')}
        value={code}
        onChange={setCode}
        problem={prove.problem?.fieldError('/code')?.message}
      />
      {otherWays}
    </DialogForm>
  );
}
