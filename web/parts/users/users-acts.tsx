import { makeStyles, tokens } from '@fluentui/react-components';
import type { User } from './people-of.ts';
import { useRolesToGiveHere } from './use-roles-to-give.ts';
import { UsersChangeRole } from './users-change-role.tsx';
import { UsersDeactivate } from './users-deactivate.tsx';
import { UsersNewLink } from './users-new-link.tsx';
import { UsersReactivate } from './users-reactivate.tsx';
import { UsersWithdraw } from './users-withdraw.tsx';

const useStyles = makeStyles({
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What can be done with one person, by somebody who may give and take their role. */
export function UsersActs({ user }: { user: User }) {
  const styles = useStyles();
  const roles = useRolesToGiveHere();
  if (!roles.some((role) => role === user.role)) return null;
  return (
    <div className={styles.acts}>
      {user.status === 'invited' && (
        <>
          <UsersNewLink user={user} />
          <UsersWithdraw user={user} />
        </>
      )}
      {user.status === 'active' && (
        <>
          <UsersChangeRole user={user} />
          <UsersDeactivate user={user} />
        </>
      )}
      {user.status === 'deactivated' && <UsersReactivate user={user} />}
    </div>
  );
}
