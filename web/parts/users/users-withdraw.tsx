import { Text } from '@fluentui/react-components';
import { useText } from '../use-text.ts';
import type { User } from './people-of.ts';
import { UsersActDialog } from './users-act-dialog.tsx';

export function UsersWithdraw({ user }: { user: User }) {
  const say = useText();
  return (
    <UsersActDialog user={user} name="withdraw" act={(calls) => calls.withdraw(user.id)}>
      <Text>{say('users.withdraw.what', { name: user.name })}</Text>
    </UsersActDialog>
  );
}
