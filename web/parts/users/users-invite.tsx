import { Button } from '@fluentui/react-components';
import { PersonAddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { ApiField } from '../api-field.tsx';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { usePlace } from '../use-place.ts';
import { useText } from '../use-text.ts';
import { peopleCalls, peopleReads } from './people-of.ts';
import { useRolesToGiveHere } from './use-roles-to-give.ts';
import { UsersLink } from './users-link.tsx';

export function UsersInvite() {
  const say = useText();
  return (
    <FormDialog
      trigger={
        <Button appearance="primary" icon={<PersonAddRegular />}>
          {say('users.invite')}
        </Button>
      }
    >
      {(close) => <Invite onDone={close} />}
    </FormDialog>
  );
}

function Invite({ onDone }: { onDone(): void }) {
  const say = useText();
  const { org } = usePlace();
  const roles = useRolesToGiveHere();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<(typeof roles)[number]>(org === '' ? 'porting_agent' : 'auditor');
  const [link, setLink] = useState<string | null | undefined>();
  const act = useAct(async () => {
    const body = { email: email.trim(), name: name.trim(), role };
    const { setupUrl } = await peopleCalls(org).invite(body);
    setLink(setupUrl ?? null);
  }, peopleReads);
  if (link !== undefined) return <UsersLink name={name.trim()} link={link} onDone={onDone} />;
  return (
    <DialogForm
      title={say('users.invite')}
      submitText={say('users.invite.submit')}
      act={act}
      onSubmit={() => void act.run(undefined)}
      onCancel={onDone}
    >
      <ApiField
        label={say('users.column.name')}
        path="/name"
        problem={act.problem}
        value={name}
        onChange={setName}
        isRequired
      />
      <ApiField
        label={say('users.column.email')}
        path="/email"
        problem={act.problem}
        type="email"
        value={email}
        onChange={setEmail}
        isRequired
      />
      <ApiField
        label={say('users.column.role')}
        path="/role"
        problem={act.problem}
        value={role}
        onChange={(value) => setRole(roles.find((one) => one === value) ?? role)}
        options={roles.map((one) => ({ value: one, text: say(`users.roleName.${one}`) }))}
        hint={say(`users.roleMay.${role}`)}
      />
    </DialogForm>
  );
}
