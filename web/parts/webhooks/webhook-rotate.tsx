import { Button, Text } from '@fluentui/react-components';
import { KeyResetRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { type AnswerOf, request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { useFormats } from '../use-formats.ts';
import { useText } from '../use-text.ts';
import { useWebhookOwner } from './use-webhook-owner.ts';
import { WebhookSecret } from './webhook-secret.tsx';

/** Gives an endpoint a new secret and shows it this once; the one before stays good for a while. */
export function WebhookRotate({ id }: { id: string }) {
  const say = useText();
  return (
    <FormDialog trigger={<Button icon={<KeyResetRegular />}>{say('webhooks.rotate')}</Button>}>
      {(close) => <Rotate id={id} onDone={close} />}
    </FormDialog>
  );
}

function Rotate({ id, onDone }: { id: string; onDone(): void }) {
  const say = useText();
  const { instant } = useFormats();
  const owner = useWebhookOwner();
  const [rotated, setRotated] = useState<AnswerOf<'rotateWebhookSecret'> | null>(null);
  const act = useAct(async () => {
    setRotated(await request(owner.calls.rotate, { params: { ...owner.params, id } }));
  }, [owner.calls.list]);
  if (rotated?.secret) {
    return (
      <WebhookSecret
        title={say('webhooks.rotated')}
        secret={rotated.secret}
        note={say('webhooks.oldSecretUntil', { time: instant(rotated.previousSecretUntil) })}
        onDone={onDone}
      />
    );
  }
  return (
    <DialogForm
      title={say('webhooks.rotate')}
      submitText={say('webhooks.rotateIt')}
      act={act}
      onSubmit={() => void act.run(undefined)}
      onCancel={onDone}
    >
      <Text>{say('webhooks.rotateWhat')}</Text>
    </DialogForm>
  );
}
