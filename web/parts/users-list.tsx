import { CheckmarkCircleRegular, MailRegular } from '@fluentui/react-icons';
import type { AnswerOf } from '../api.ts';
import { Ago } from './ago.tsx';
import { type Column, Grid } from './grid.tsx';
import { ProblemMessage } from './problem-message.tsx';
import { ShowMore } from './show-more.tsx';
import { StatusBadge } from './status-badge.tsx';
import { usePlace } from './use-place.ts';
import { useReadList } from './use-read.ts';
import { type Say, useText } from './use-text.ts';
import { UsersNewLink } from './users-new-link.tsx';

export type User = AnswerOf<'listUsers'>['items'][number];

export function UsersList() {
  const say = useText();
  const { org, can } = usePlace();
  const list = useReadList('listUsers', { params: { org } });
  const { items, error } = list;
  if (error && !items) return <ProblemMessage problem={error} onRetry={() => list.refetch()} />;
  return (
    <div>
      <Grid
        label={say('users.people')}
        columns={columnsOf(say, can('user.invite'))}
        rows={items}
        keyOf={({ id }) => id}
      />
      {items && <ShowMore {...list} count={items.length} />}
    </div>
  );
}

function columnsOf(say: Say, mayInvite: boolean): Column<User>[] {
  const label = (id: string) => say(`users.column.${id}`);
  return [
    { id: 'name', label: label('name'), cell: ({ name }) => name },
    { id: 'email', label: label('email'), cell: ({ email }) => email, width: '26%' },
    { id: 'role', label: label('role'), cell: ({ role }) => say(`users.roleName.${role}`) },
    { id: 'status', label: label('status'), cell: ({ status }) => <Status status={status} say={say} /> },
    { id: 'since', label: label('since'), cell: ({ createdAt }) => <Ago at={createdAt} /> },
    ...(mayInvite
      ? [
          {
            id: 'acts',
            label: label('acts'),
            cell: (user: User) => (user.status === 'invited' ? <UsersNewLink user={user} /> : null),
          },
        ]
      : []),
  ];
}

function Status({ status, say }: { status: User['status']; say: Say }) {
  const isActive = status === 'active';
  return (
    <StatusBadge
      tone={isActive ? 'good' : 'waiting'}
      icon={isActive ? <CheckmarkCircleRegular /> : <MailRegular />}
    >
      {say(`users.status.${status}`)}
    </StatusBadge>
  );
}
