import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api.ts';
import { DialogForm } from './dialog-form.tsx';
import { OpenFormDialog } from './open-form-dialog.tsx';
import { PasswordField } from './password-field.tsx';
import { ProofByProvider } from './proof-by-provider.tsx';
import { useAct } from './use-act.ts';
import { renewSession, useSession } from './use-session.ts';
import { useText } from './use-text.ts';

const useStyles = makeStyles({
  ways: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface Props {
  onClose(isProved: boolean): void;
}

/**
 * Step-up: asks the signed-in person to show once more who they are. What they were about to do waits behind
 * it, as they typed it.
 */
export function ProofDialog({ onClose }: Props) {
  const { data: session } = useSession();
  const hasPassword = session?.proofMethods.includes('password') ?? false;
  return (
    <OpenFormDialog onClose={() => onClose(false)}>
      {hasPassword || !session?.providerName ? (
        <ByPassword onClose={onClose} />
      ) : (
        <AtProvider name={session.providerName} onClose={onClose} />
      )}
    </OpenFormDialog>
  );
}

function ByPassword({ onClose }: Props) {
  const say = useText();
  const client = useQueryClient();
  const { data: session } = useSession();
  const [password, setPassword] = useState('');
  const prove = useAct(async () => {
    renewSession(client, await request('proveAgain', { body: { method: 'password', password } }));
    return true;
  });
  return (
    <DialogForm
      title={say('proof.title')}
      submitText={say('proof.submit')}
      act={prove}
      lacking={password === '' ? say('proof.lacking') : undefined}
      onSubmit={() => void prove.run(undefined).then((isProved) => isProved && onClose(true))}
      onCancel={() => onClose(false)}
    >
      <Text>{say('proof.why', { email: session?.user.email ?? '' })}</Text>
      {session?.providerName && (
        <ProofByProvider name={session.providerName} onProved={() => onClose(true)} />
      )}
      <PasswordField
        label={say('sign-in.password')}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
    </DialogForm>
  );
}

/** For whoever has no password here. */
function AtProvider({ name, onClose }: Props & { name: string }) {
  const say = useText();
  const styles = useStyles();
  const { data: session } = useSession();
  return (
    <DialogBody>
      <DialogTitle>{say('proof.title')}</DialogTitle>
      <DialogContent className={styles.ways}>
        <Text>{say('proof.why', { email: session?.user.email ?? '' })}</Text>
        <ProofByProvider name={name} onProved={() => onClose(true)} />
      </DialogContent>
      <DialogActions>
        <Button onClick={() => onClose(false)}>{say('office.cancel')}</Button>
      </DialogActions>
    </DialogBody>
  );
}
