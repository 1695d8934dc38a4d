import { Button, Text } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { type AnswerOf, request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import { useSignInPlace } from './use-sign-in-place.ts';

type Provider = AnswerOf<'getSignInSettings'>['providers'][number];

/** Deletes a provider or gives up a draft, once it is said what that means. */
export function SignInProviderDelete({ provider }: { provider: Provider }) {
  const say = useText();
  return (
    <FormDialog
      trigger={
        <Button icon={<DeleteRegular />}>{say('sign-in-settings.delete', { name: provider.name })}</Button>
      }
    >
      {(close) => <Delete provider={provider} onDone={close} />}
    </FormDialog>
  );
}

function Delete({ provider: { id, name, status }, onDone }: { provider: Provider; onDone(): void }) {
  const say = useText();
  const { org } = useSignInPlace();
  const act = useAct(async () => {
    await request('deleteSignInProvider', { params: { org, id } });
    return true;
  }, ['getSignInSettings']);
  return (
    <DialogForm
      title={say('sign-in-settings.deleteTitle', { name })}
      submitText={say('sign-in-settings.deleteIt')}
      act={act}
      onSubmit={() => void act.run(undefined).then((isDone) => isDone && onDone())}
      onCancel={onDone}
    >
      <Text>
        {say(status === 'draft' ? 'sign-in-settings.deleteDraftWhat' : 'sign-in-settings.deleteWhat')}
      </Text>
    </DialogForm>
  );
}
