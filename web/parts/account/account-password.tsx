import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { DialogResult } from '../dialog-result.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { SectionCard } from '../section-card.tsx';
import { isLongEnough, NewPasswordField } from '../sign-in/new-password-field.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';

/** The person's password; another one can be set, none can be shown. */
export function AccountPassword({ email }: { email: string }) {
  const say = useText();
  return (
    <SectionCard
      title={say('account.password')}
      lead={say('account.password.what')}
      actions={
        <FormDialog trigger={<Button>{say('account.password.change')}</Button>}>
          {(close) => <Change email={email} onDone={close} />}
        </FormDialog>
      }
    />
  );
}

function Change({ email, onDone }: { email: string; onDone(): void }) {
  const say = useText();
  const [password, setPassword] = useState('');
  const [isDone, setDone] = useState(false);
  const change = useAct(async () => {
    await request('changePassword', { body: { password } });
    setDone(true);
  }, ['getAccount', 'listOwnSessions']);
  const title = say('account.password.change');
  if (isDone) {
    return (
      <DialogResult title={title} onDone={onDone}>
        {say('account.password.changed')}
      </DialogResult>
    );
  }
  return (
    <DialogForm
      title={title}
      submitText={say('account.password.submit')}
      act={change}
      lacking={isLongEnough(password) ? undefined : say('set-up.passwordTooShort')}
      onSubmit={() => void change.run(undefined)}
      onCancel={onDone}
    >
      <Text>{say('account.password.ends')}</Text>
      {/* For the browser's own keeper of passwords. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <NewPasswordField
        label={say('set-up.newPassword')}
        value={password}
        onChange={setPassword}
        problem={change.problem?.fieldError('/password')?.message}
      />
    </DialogForm>
  );
}
