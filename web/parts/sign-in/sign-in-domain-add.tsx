import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { request } from '../../api.ts';
import { ApiField } from '../api-field.tsx';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import { useSignInPlace } from './use-sign-in-place.ts';

/** Adds a domain, which is to be proved then. */
export function SignInDomainAdd() {
  const say = useText();
  return (
    <FormDialog trigger={<Button icon={<AddRegular />}>{say('sign-in-settings.addDomain')}</Button>}>
      {(close) => <Add onDone={close} />}
    </FormDialog>
  );
}

function Add({ onDone }: { onDone(): void }) {
  const say = useText();
  const { org } = useSignInPlace();
  const [domain, setDomain] = useState('');
  const act = useAct(async () => {
    await request('addSignInDomain', { params: { org }, body: { domain: domain.trim() } });
    return true;
  }, ['getSignInSettings']);
  return (
    <DialogForm
      title={say('sign-in-settings.addDomain')}
      submitText={say('sign-in-settings.addIt')}
      act={act}
      onSubmit={() => void act.run(undefined).then((isDone) => isDone && onDone())}
      onCancel={onDone}
    >
      <ApiField
        label={say('sign-in-settings.domain')}
        path="/domain"
        problem={act.problem}
        value={domain}
        onChange={setDomain}
        isRequired
        hint={say('sign-in-settings.domainHint')}
      />
    </DialogForm>
  );
}
