import { Text } from '@fluentui/react-components';
import { useText } from '../use-text.ts';
import type { User } from './people-of.ts';
import { UsersActDialog } from './users-act-dialog.tsx';

export function UsersReactivate({ user }: { user: User }) {
  const say = useText();
  const words = { name: user.name, role: say(`users.roleName.${user.role}`) };
  return (
    <UsersActDialog
      user={user}
      name="reactivate"
      act={(calls) => calls.change(user.id, { status: 'active' })}
    >
      <Text>{say('users.reactivate.what', words)}</Text>
    </UsersActDialog>
  );
}
