import { Text } from '@fluentui/react-components';
import { request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { usePasskeys } from '../sign-in/use-passkeys.ts';
import { useText } from '../use-text.ts';
import type { ProofWayProps } from './proof-way.ts';
import { useProve } from './use-prove.ts';

/** Shows who one is by a passkey: the browser asks for finger, face or PIN. */
export function ProofByPasskey({ why, otherWays, onClose }: ProofWayProps) {
  const say = useText();
  const { sign } = usePasskeys();
  const prove = useProve(async () => {
    const credential = await sign(await request('challengeToProve', {}));
    return request('proveAgain', { body: { method: 'passkey', credential } });
  });
  return (
    <DialogForm
      title={say('proof.title')}
      submitText={say('proof.way.passkey')}
      act={prove}
      onSubmit={() => void prove.run(undefined).then((isProved) => isProved && onClose(true))}
      onCancel={() => onClose(false)}
    >
      <Text>{why}</Text>
      {otherWays}
    </DialogForm>
  );
}
