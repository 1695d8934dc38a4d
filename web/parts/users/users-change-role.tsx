import { useState } from 'react';
import { ApiField } from '../api-field.tsx';
import { useText } from '../use-text.ts';
import type { User } from './people-of.ts';
import { useRolesToGiveHere } from './use-roles-to-give.ts';
import { UsersActDialog } from './users-act-dialog.tsx';

export function UsersChangeRole({ user }: { user: User }) {
  const say = useText();
  const roles = useRolesToGiveHere();
  const [role, setRole] = useState(user.role);
  return (
    <UsersActDialog user={user} name="changeRole" act={(calls) => calls.change(user.id, { role })}>
      <ApiField
        label={say('users.column.role')}
        path="/role"
        problem={null}
        value={role}
        onChange={(value) => setRole(roles.find((one) => one === value) ?? role)}
        options={roles.map((one) => ({ value: one, text: say(`users.roleName.${one}`) }))}
        hint={say(`users.roleMay.${role}`)}
      />
    </UsersActDialog>
  );
}
