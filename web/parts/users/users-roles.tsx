import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import type { AnswerOf } from '../../api.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { SectionCard } from '../section-card.tsx';
import { SkeletonRows } from '../skeleton-rows.tsx';
import { useIsNarrow } from '../use-is-narrow.ts';
import { useRead } from '../use-read.ts';
import { useText } from '../use-text.ts';

type Table = AnswerOf<'listRoles'>;
type Role = Table['roles'][number]['role'];
type Action = Table['actions'][number];

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0, padding: 0 },
  name: { fontWeight: tokens.fontWeightSemibold },
  what: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  table: { borderCollapse: 'collapse', width: '100%' },
  head: {
    textAlign: 'center',
    verticalAlign: 'bottom',
    fontWeight: tokens.fontWeightSemibold,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    ':first-child': { textAlign: 'left' },
  },
  action: {
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  cell: { textAlign: 'center', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  mark: { fontSize: '16px', color: tokens.colorNeutralForeground1 },
});

/** What each role may do, as the server's own table has it: in short, then act by act. */
export function UsersRoles({ of }: { of: 'organization' | 'operator' }) {
  const say = useText();
  const styles = useStyles();
  const isNarrow = useIsNarrow();
  const { data, error, refetch } = useRead('listRoles', {});
  if (error && !data) return <ProblemMessage problem={error} onRetry={() => refetch()} />;
  if (!data) return <SkeletonRows />;
  const roles = data.roles.filter((one) => one.of === of).map(({ role }) => role);
  const actions = data.actions.filter((action) => roles.some((role) => action.roles.includes(role)));
  return (
    <SectionCard title={say('users.roles')}>
      <dl className={styles.list}>
        {roles.map((role) => (
          <div key={role}>
            <dt className={styles.name}>{say(`users.roleName.${role}`)}</dt>
            <dd className={styles.what}>{say(`users.roleMay.${role}`)}</dd>
          </div>
        ))}
      </dl>
      <Text>{say('roles.lead')}</Text>
      {isNarrow ? (
        <ActionList roles={roles} actions={actions} />
      ) : (
        <ActionTable roles={roles} actions={actions} />
      )}
    </SectionCard>
  );
}

interface Props {
  roles: readonly Role[];
  actions: readonly Action[];
}

function ActionTable({ roles, actions }: Props) {
  const say = useText();
  const styles = useStyles();
  return (
    <table className={styles.table} aria-label={say('roles.table')}>
      <thead>
        <tr>
          <th scope="col" className={styles.head}>
            {say('roles.act')}
          </th>
          {roles.map((role) => (
            <th key={role} scope="col" className={styles.head}>
              {say(`users.roleName.${role}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {actions.map((action) => (
          <tr key={action.action}>
            <th scope="row" className={styles.action}>
              <Act action={action} />
            </th>
            {roles.map((role) => (
              <td key={role} className={styles.cell}>
                {action.roles.includes(role) ? (
                  <CheckmarkRegular className={styles.mark} aria-label={say('roles.may')} role="img" />
                ) : (
                  <span aria-label={say('roles.mayNot')} role="img">
                    –
                  </span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where there is no room for columns: each act with the roles that may. */
function ActionList({ roles, actions }: Props) {
  const say = useText();
  const styles = useStyles();
  return (
    <dl className={styles.list} aria-label={say('roles.table')}>
      {actions.map((action) => (
        <div key={action.action}>
          <dt>
            <Act action={action} />
          </dt>
          <dd className={styles.quiet}>
            {roles
              .filter((role) => action.roles.includes(role))
              .map((role) => say(`users.roleName.${role}`))
              .join(', ')}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The act in words, and what else it asks for. */
function Act({ action: { action, needsFreshProof } }: { action: Action }) {
  const say = useText();
  const styles = useStyles();
  return (
    <>
      {say(`roles.action.${action}`)}
      {needsFreshProof && <div className={styles.quiet}>{say('roles.needsFreshProof')}</div>}
    </>
  );
}
