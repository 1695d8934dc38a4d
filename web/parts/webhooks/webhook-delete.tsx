import { Button, Text } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useNavigate } from 'react-router';
import { request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import { useWebhookOwner } from './use-webhook-owner.ts';
import type { WebhookEndpoint } from './webhooks-list.tsx';

/** Ends an endpoint, once it is said what that means, and leads back to those that are left. */
export function WebhookDelete({ endpoint }: { endpoint: WebhookEndpoint }) {
  const say = useText();
  return (
    <FormDialog trigger={<Button icon={<DeleteRegular />}>{say('webhooks.delete')}</Button>}>
      {(close) => <Delete endpoint={endpoint} onCancel={close} />}
    </FormDialog>
  );
}

function Delete({ endpoint: { id, url }, onCancel }: { endpoint: WebhookEndpoint; onCancel(): void }) {
  const say = useText();
  const owner = useWebhookOwner();
  const navigate = useNavigate();
  const act = useAct(async () => {
    await request(owner.calls.remove, { params: { ...owner.params, id } });
    await navigate(owner.page, { replace: true });
  }, [owner.calls.list]);
  return (
    <DialogForm
      title={say('webhooks.deleteTitle')}
      submitText={say('webhooks.delete')}
      act={act}
      onSubmit={() => void act.run(undefined)}
      onCancel={onCancel}
    >
      <Text>{say('webhooks.deleteWhat', { url })}</Text>
    </DialogForm>
  );
}
