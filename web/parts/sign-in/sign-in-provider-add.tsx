import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { type AnswerOf, request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import { SignInProviderFields } from './sign-in-provider-fields.tsx';
import { bodyOf, emptyProvider } from './sign-in-provider-input.ts';
import { useSignInPlace } from './use-sign-in-place.ts';

type Settings = AnswerOf<'getSignInSettings'>;

/** Begins a provider, as a draft. */
export function SignInProviderAdd({ settings }: { settings: Settings }) {
  const say = useText();
  return (
    <FormDialog
      trigger={
        <Button appearance="primary" icon={<AddRegular />}>
          {say('sign-in-settings.add')}
        </Button>
      }
    >
      {(close) => <Add settings={settings} onDone={close} />}
    </FormDialog>
  );
}

function Add({ settings, onDone }: { settings: Settings; onDone(): void }) {
  const say = useText();
  const { org } = useSignInPlace();
  const [input, setInput] = useState(emptyProvider);
  const act = useAct(async () => {
    await request('draftSignInProvider', { params: { org }, body: bodyOf(input) });
    return true;
  }, ['getSignInSettings']);
  return (
    <DialogForm
      title={say('sign-in-settings.add')}
      submitText={say('sign-in-settings.saveDraft')}
      act={act}
      onSubmit={() => void act.run(undefined).then((isDone) => isDone && onDone())}
      onCancel={onDone}
    >
      <SignInProviderFields
        input={input}
        onChange={setInput}
        problem={act.problem}
        settings={settings}
        hasSecret={false}
      />
    </DialogForm>
  );
}
