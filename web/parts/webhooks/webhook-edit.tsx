import { Button } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { isNewsKind } from '../notices/news-kind.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import { useWebhookOwner } from './use-webhook-owner.ts';
import { WebhookFields, type WebhookInput } from './webhook-fields.tsx';
import type { WebhookEndpoint } from './webhooks-list.tsx';

/** Changes where an endpoint's messages go, and which. */
export function WebhookEdit({ endpoint }: { endpoint: WebhookEndpoint }) {
  const say = useText();
  return (
    <FormDialog trigger={<Button icon={<EditRegular />}>{say('webhooks.edit')}</Button>}>
      {(close) => <Edit endpoint={endpoint} onDone={close} />}
    </FormDialog>
  );
}

function Edit({ endpoint: { id, url, kinds }, onDone }: { endpoint: WebhookEndpoint; onDone(): void }) {
  const say = useText();
  const owner = useWebhookOwner();
  const [input, setInput] = useState<WebhookInput>({ url, kinds: kinds?.filter(isNewsKind) ?? null });
  const act = useAct(async () => {
    const body = { ...input, url: input.url.trim() };
    await request(owner.calls.change, { params: { ...owner.params, id }, body });
    return true;
  }, [owner.calls.list]);
  return (
    <DialogForm
      title={say('webhooks.edit')}
      submitText={say('webhooks.save')}
      act={act}
      onSubmit={() => void act.run(undefined).then((isDone) => isDone && onDone())}
      onCancel={onDone}
    >
      <WebhookFields input={input} onChange={setInput} problem={act.problem} />
    </DialogForm>
  );
}
