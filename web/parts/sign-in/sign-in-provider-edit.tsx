import { Button, Text } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { type AnswerOf, request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import { SignInProviderFields } from './sign-in-provider-fields.tsx';
import { bodyOf, inputOf } from './sign-in-provider-input.ts';
import { useSignInPlace } from './use-sign-in-place.ts';

interface Props {
  provider: AnswerOf<'getSignInSettings'>['providers'][number];
  settings: AnswerOf<'getSignInSettings'>;
}

/** Changes a draft; of a provider in use it makes one, which takes its place once it was tested. */
export function SignInProviderEdit(props: Props) {
  const say = useText();
  return (
    <FormDialog
      trigger={
        <Button icon={<EditRegular />}>{say('sign-in-settings.edit', { name: props.provider.name })}</Button>
      }
    >
      {(close) => <Edit {...props} onDone={close} />}
    </FormDialog>
  );
}

function Edit({ provider, settings, onDone }: Props & { onDone(): void }) {
  const say = useText();
  const { org } = useSignInPlace();
  const [input, setInput] = useState(() => inputOf(provider));
  const isDraft = provider.status === 'draft';
  const act = useAct(async () => {
    const body = bodyOf(input);
    if (isDraft) await request('changeSignInDraft', { params: { org, id: provider.id }, body });
    else await request('draftSignInProvider', { params: { org }, body: { ...body, replaces: provider.id } });
    return true;
  }, ['getSignInSettings']);
  return (
    <DialogForm
      title={say('sign-in-settings.editTitle', { name: provider.name })}
      submitText={say('sign-in-settings.saveDraft')}
      act={act}
      onSubmit={() => void act.run(undefined).then((isDone) => isDone && onDone())}
      onCancel={onDone}
    >
      {!isDraft && <Text>{say('sign-in-settings.editWhat')}</Text>}
      <SignInProviderFields
        input={input}
        onChange={setInput}
        problem={act.problem}
        settings={settings}
        hasSecret={provider.hasSecret}
      />
    </DialogForm>
  );
}
