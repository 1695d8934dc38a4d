import { makeStyles, tokens } from '@fluentui/react-components';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

/** The roles a person can be given in this release. */
export const organizationRolesOffered = ['owner', 'telephony_admin', 'auditor', 'viewer'] as const;

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0 },
  name: { fontWeight: tokens.fontWeightSemibold },
  what: { margin: 0 },
});

export function UsersRoles() {
  const say = useText();
  const styles = useStyles();
  return (
    <SectionCard title={say('users.roles')}>
      <dl className={styles.list}>
        {organizationRolesOffered.map((role) => (
          <div key={role}>
            <dt className={styles.name}>{say(`users.roleName.${role}`)}</dt>
            <dd className={styles.what}>{say(`users.roleMay.${role}`)}</dd>
          </div>
        ))}
      </dl>
    </SectionCard>
  );
}
