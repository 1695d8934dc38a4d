import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { routes } from '../../../src/contract/routes.ts';
import type { ApiProblem } from '../../api-problem.ts';
import { ApiField } from '../api-field.tsx';
import { useText } from '../use-text.ts';
import type { ProviderInput, RuleInput } from './sign-in-provider-input.ts';
import { useSignInPlace } from './use-sign-in-place.ts';

const organizationRoles = routes.inviteUser.body.shape.role.options;
const operatorRoles = routes.createOperatorApiToken.body.shape.role.options;

const useStyles = makeStyles({
  rule: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr auto',
    gap: tokens.spacingHorizontalS,
    alignItems: 'end',
    '@media (max-width: 500px)': { gridTemplateColumns: '1fr' },
  },
});

interface Props {
  input: ProviderInput;
  onChange(input: ProviderInput): void;
  problem: ApiProblem | null;
}

/** Which claim says the roles, and what its values mean; the first that fits decides. */
export function SignInRoleRules({ input, onChange, problem }: Props) {
  const say = useText();
  const styles = useStyles();
  const { isOperators } = useSignInPlace();
  const roles: readonly RuleInput['role'][] = isOperators ? operatorRoles : organizationRoles;
  const options = roles.map((value) => ({ value, text: say(`users.roleName.${value}`) }));
  const { rules } = input;
  const change = (key: number, changes: Partial<RuleInput>) =>
    onChange({ ...input, rules: rules.map((rule) => (rule.key === key ? { ...rule, ...changes } : rule)) });
  const add = () => {
    const key = Math.max(0, ...rules.map((rule) => rule.key)) + 1;
    onChange({ ...input, rules: [...rules, { key, value: '', role: roles.at(-1) ?? 'viewer' }] });
  };
  return (
    <>
      <ApiField
        label={say('sign-in-settings.field.roleClaim')}
        path="/roleClaim"
        problem={problem}
        value={input.roleClaim}
        onChange={(roleClaim) => onChange({ ...input, roleClaim })}
        hint={say('sign-in-settings.hint.roleClaim')}
      />
      {rules.map(({ key, value, role }, index) => (
        <div key={key} className={styles.rule}>
          <ApiField
            label={say('sign-in-settings.field.ruleValue', { number: index + 1 })}
            path={`/roleRules/${index}/value`}
            problem={problem}
            value={value}
            onChange={(text) => change(key, { value: text })}
            isRequired
          />
          <ApiField
            label={say('sign-in-settings.field.ruleRole', { number: index + 1 })}
            path={`/roleRules/${index}/role`}
            problem={problem}
            value={role}
            onChange={(chosen) => change(key, { role: roles.find((one) => one === chosen) ?? role })}
            options={options}
          />
          <Button
            icon={<DeleteRegular />}
            aria-label={say('sign-in-settings.removeRule', { number: index + 1 })}
            onClick={() => onChange({ ...input, rules: rules.filter((rule) => rule.key !== key) })}
          />
        </div>
      ))}
      <div>
        <Button icon={<AddRegular />} onClick={add}>
          {say('sign-in-settings.addRule')}
        </Button>
      </div>
      <ApiField
        label={say('sign-in-settings.field.defaultRole')}
        path="/defaultRole"
        problem={problem}
        value={input.defaultRole}
        onChange={(chosen) => onChange({ ...input, defaultRole: roles.find((one) => one === chosen) ?? '' })}
        options={[{ value: '', text: say('sign-in-settings.invitedOnly') }, ...options]}
      />
      <Text size={200}>{say('sign-in-settings.hint.rules')}</Text>
    </>
  );
}
