import { Button, Text } from '@fluentui/react-components';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import type { ApiToken } from './token-list.tsx';

interface Props {
  token: ApiToken;
  revoke(id: string): Promise<unknown>;
}

/** Ends a token, once it is said what that means. */
export function TokenRevoke({ token, revoke }: Props) {
  const say = useText();
  return (
    <FormDialog
      trigger={
        <Button size="small" aria-label={say('settings.token.revokeOne', { name: token.name })}>
          {say('settings.token.revoke')}
        </Button>
      }
    >
      {(close) => <Revoke token={token} revoke={revoke} onDone={close} />}
    </FormDialog>
  );
}

function Revoke({ token, revoke, onDone }: Props & { onDone(): void }) {
  const say = useText();
  const act = useAct(async () => {
    await revoke(token.id);
    return true;
  }, ['listApiTokens', 'listOperatorApiTokens', 'listCarrierApiTokens']);
  return (
    <DialogForm
      title={say('settings.token.revokeOne', { name: token.name })}
      submitText={say('settings.token.revoke')}
      act={act}
      onSubmit={() => void act.run(undefined).then((isDone) => isDone && onDone())}
      onCancel={onDone}
    >
      <Text>{say('settings.token.revokeWhat', { name: token.name })}</Text>
    </DialogForm>
  );
}
