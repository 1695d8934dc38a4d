import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { usePlace } from '../use-place.ts';
import { useSession } from '../use-session.ts';
import { useText } from '../use-text.ts';
import { peopleCalls, type User } from './people-of.ts';
import { UsersActDialog } from './users-act-dialog.tsx';

export function UsersDeactivate({ user }: { user: User }) {
  const say = useText();
  const { name } = user;
  const { data: session } = useSession();
  const what = user.id === session?.user.id ? 'users.deactivate.self' : 'users.deactivate.what';
  return (
    <UsersActDialog
      user={user}
      name="deactivate"
      act={(calls) => calls.change(user.id, { status: 'deactivated' })}
    >
      <Text>{say(what, { name })}</Text>
      <TokensMade user={user} />
    </UsersActDialog>
  );
}

/** What goes on working although the person may not: the tokens they made. */
function TokensMade({ user }: { user: User }) {
  const say = useText();
  const { org } = usePlace();
  const { data } = useQuery({
    queryKey: ['getUser', org, user.id],
    queryFn: () => peopleCalls(org).get(user.id),
    staleTime: 0,
  });
  if (!data || data.apiTokens.length === 0) return null;
  return (
    <div>
      <Text block>{say('users.deactivate.tokens', { count: data.apiTokens.length })}</Text>
      <ul>
        {data.apiTokens.map(({ id, name, prefix }) => (
          <li key={id}>
            {name} ({prefix}…)
          </li>
        ))}
      </ul>
    </div>
  );
}
