import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import { useWebhookOwner } from './use-webhook-owner.ts';
import { WebhookFields, type WebhookInput } from './webhook-fields.tsx';
import { WebhookSecret } from './webhook-secret.tsx';

/** Makes an endpoint and shows its secret this once. */
export function WebhookCreate() {
  const say = useText();
  return (
    <FormDialog
      trigger={
        <Button appearance="primary" icon={<AddRegular />}>
          {say('webhooks.create')}
        </Button>
      }
    >
      {(close) => <Create onDone={close} />}
    </FormDialog>
  );
}

function Create({ onDone }: { onDone(): void }) {
  const say = useText();
  const owner = useWebhookOwner();
  const [input, setInput] = useState<WebhookInput>({ url: '', kinds: null });
  const [secret, setSecret] = useState<string | null>(null);
  const act = useAct(async () => {
    const body = { ...input, url: input.url.trim() };
    const made = await request(owner.calls.create, { params: owner.params, body });
    setSecret(made.secret ?? null);
  }, [owner.calls.list]);
  if (secret !== null) {
    return <WebhookSecret title={say('webhooks.created')} secret={secret} onDone={onDone} />;
  }
  return (
    <DialogForm
      title={say('webhooks.create')}
      submitText={say('webhooks.createIt')}
      act={act}
      onSubmit={() => void act.run(undefined)}
      onCancel={onDone}
    >
      <WebhookFields input={input} onChange={setInput} problem={act.problem} />
    </DialogForm>
  );
}
