import { CheckmarkCircleRegular, ClockRegular, MailRegular, ProhibitedRegular } from '@fluentui/react-icons';
import { Ago } from '../ago.tsx';
import { type Column, Grid } from '../grid.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { ShowMore } from '../show-more.tsx';
import { StatusBadge } from '../status-badge.tsx';
import { type Formats, useFormats } from '../use-formats.ts';
import { useNow } from '../use-now.ts';
import { usePlace } from '../use-place.ts';
import { type Say, useText } from '../use-text.ts';
import { type User, usePeople } from './people-of.ts';
import { UsersActs } from './users-acts.tsx';

/** The people of the organization of the address or, on the operator's own pages, of the operator. */
export function UsersList() {
  const say = useText();
  const formats = useFormats();
  const { org, can } = usePlace();
  const list = usePeople(org);
  const { items, error } = list;
  const mayChange = can(org === '' ? 'operator_user.manage' : 'user.change');
  if (error && !items) return <ProblemMessage problem={error} onRetry={() => list.refetch()} />;
  return (
    <div>
      <Grid
        label={say('users.people')}
        columns={columnsOf(say, formats, mayChange)}
        rows={items}
        keyOf={({ id }) => id}
      />
      {items && <ShowMore {...list} count={items.length} />}
    </div>
  );
}

function columnsOf(say: Say, formats: Formats, mayChange: boolean): Column<User>[] {
  const label = (id: string) => say(`users.column.${id}`);
  const columns: Column<User>[] = [
    { id: 'name', label: label('name'), cell: ({ name }) => name },
    { id: 'email', label: label('email'), cell: ({ email }) => email, width: '24%' },
    { id: 'role', label: label('role'), cell: ({ role }) => say(`users.roleName.${role}`) },
    {
      id: 'status',
      label: label('status'),
      cell: (user) => <Status user={user} formats={formats} say={say} />,
    },
    { id: 'since', label: label('since'), cell: ({ createdAt }) => <Ago at={createdAt} /> },
  ];
  if (!mayChange) return columns;
  return [
    ...columns,
    { id: 'acts', label: label('acts'), cell: (user) => <UsersActs user={user} />, width: '22%' },
  ];
}

interface StatusProps {
  user: User;
  formats: Formats;
  say: Say;
}

function Status({ user: { status, invitationEndsAt }, formats, say }: StatusProps) {
  const now = useNow();
  if (status === 'active') {
    return (
      <StatusBadge tone="good" icon={<CheckmarkCircleRegular />}>
        {say('users.status.active')}
      </StatusBadge>
    );
  }
  if (status === 'deactivated') {
    return (
      <StatusBadge tone="neutral" icon={<ProhibitedRegular />}>
        {say('users.status.deactivated')}
      </StatusBadge>
    );
  }
  const isExpired = invitationEndsAt !== null && new Date(invitationEndsAt) <= now;
  return (
    <>
      <StatusBadge tone="waiting" icon={isExpired ? <ClockRegular /> : <MailRegular />}>
        {say(isExpired ? 'users.status.expired' : 'users.status.invited')}
      </StatusBadge>
      {invitationEndsAt !== null && !isExpired && (
        <div>{say('users.status.until', { until: formats.instant(invitationEndsAt) })}</div>
      )}
    </>
  );
}
