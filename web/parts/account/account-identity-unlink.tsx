import { Button, Text } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { sessionKey } from '../use-session.ts';
import { useText } from '../use-text.ts';
import type { Identity } from './account-identities.tsx';

/** Unlinks an account at a provider, once it is said what that means. */
export function AccountIdentityUnlink({ identity }: { identity: Identity }) {
  const say = useText();
  return (
    <FormDialog
      trigger={
        <Button size="small" aria-label={say('account.identity.unlinkOne', { name: identity.providerName })}>
          {say('account.identity.unlink')}
        </Button>
      }
    >
      {(close) => <Unlink identity={identity} onDone={close} />}
    </FormDialog>
  );
}

function Unlink({ identity, onDone }: { identity: Identity; onDone(): void }) {
  const say = useText();
  const client = useQueryClient();
  const unlink = useAct(async () => {
    await request('unlinkIdentity', { params: { id: identity.id } });
    // It may have been the session's own: then nobody is signed in any more.
    void client.invalidateQueries({ queryKey: sessionKey });
    return true;
  }, ['getAccount', 'listOwnSessions']);
  return (
    <DialogForm
      title={say('account.identity.unlinkOne', { name: identity.providerName })}
      submitText={say('account.identity.unlink')}
      act={unlink}
      onSubmit={() => void unlink.run(undefined).then((isDone) => isDone && onDone())}
      onCancel={onDone}
    >
      <Text>{say('account.identity.unlinkWhat')}</Text>
    </DialogForm>
  );
}
