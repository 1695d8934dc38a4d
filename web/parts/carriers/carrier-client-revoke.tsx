import { Button, Text } from '@fluentui/react-components';
import { request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import type { OauthClient } from './carrier-clients.tsx';

interface Props {
  client: OauthClient;
  /** The carrier's id. */
  carrier: string;
}

/** Ends an OAuth client, once it is said what that means. */
export function CarrierClientRevoke({ client, carrier }: Props) {
  const say = useText();
  const title = say('carriers.clients.revokeOne', { name: client.name });
  return (
    <FormDialog
      trigger={
        <Button size="small" aria-label={title}>
          {say('carriers.clients.revoke')}
        </Button>
      }
    >
      {(close) => <Revoke client={client} carrier={carrier} onDone={close} />}
    </FormDialog>
  );
}

function Revoke({ client: { id, name }, carrier, onDone }: Props & { onDone(): void }) {
  const say = useText();
  const act = useAct(async () => {
    await request('revokeOauthClient', { params: { carrier, id } });
    return true;
  }, ['listOauthClients']);
  return (
    <DialogForm
      title={say('carriers.clients.revokeOne', { name })}
      submitText={say('carriers.clients.revoke')}
      act={act}
      onSubmit={() => void act.run(undefined).then((isDone) => isDone && onDone())}
      onCancel={onDone}
    >
      <Text>{say('carriers.clients.revokeWhat', { name })}</Text>
    </DialogForm>
  );
}
