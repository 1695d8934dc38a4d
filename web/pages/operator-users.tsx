import { makeStyles, tokens } from '@fluentui/react-components';
import { PageHeader } from '../parts/page-header.tsx';
import { usePlace } from '../parts/use-place.ts';
import { useText } from '../parts/use-text.ts';
import { UsersExport } from '../parts/users/users-export.tsx';
import { UsersInvite } from '../parts/users/users-invite.tsx';
import { UsersList } from '../parts/users/users-list.tsx';
import { UsersRoles } from '../parts/users/users-roles.tsx';

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL },
});

/** The operator's own people, and what each of its roles may do. */
export function OperatorUsers() {
  const say = useText();
  const { can } = usePlace();
  return (
    <>
      <PageHeader
        title={say('frame.operatorUsers')}
        lead={say('users.ofOperator')}
        actions={
          <>
            <UsersExport />
            {can('operator_user.manage') && <UsersInvite />}
          </>
        }
      />
      <div className={useStyles().sections}>
        <UsersList />
        <UsersRoles of="operator" />
      </div>
    </>
  );
}
