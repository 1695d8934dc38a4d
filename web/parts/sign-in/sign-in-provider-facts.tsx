import { Badge } from '@fluentui/react-components';
import type { AnswerOf } from '../../api.ts';
import { useFactsStyles } from '../use-facts-styles.ts';
import { useText } from '../use-text.ts';

type Provider = AnswerOf<'getSignInSettings'>['providers'][number];

/** What a provider is set up with; never its secret. */
export function SignInProviderFacts({ provider }: { provider: Provider }) {
  const say = useText();
  const styles = useFactsStyles();
  const { name, status, issuer, clientId, tenantId, roleClaim, roleRules, defaultRole } = provider;
  const roleName = (role: string) => say(`users.roleName.${role}`);
  const facts: [string, string][] = [
    ['issuer', issuer],
    ['clientId', clientId],
    ...(tenantId === null ? [] : ([['tenantId', tenantId]] as [string, string][])),
    ...(roleClaim === null
      ? []
      : ([
          ['roleClaim', roleClaim],
          ['roleRules', roleRules.map(({ value, role }) => `${value} → ${roleName(role)}`).join(', ')],
        ] as [string, string][])),
    ['defaultRole', defaultRole === null ? say('sign-in-settings.invitedOnly') : roleName(defaultRole)],
    ...(status === 'draft'
      ? []
      : ([
          ['backChannel', provider.backChannelSignOutUrl],
          ['frontChannel', provider.frontChannelSignOutUrl],
        ] as [string, string][])),
  ];
  return (
    <>
      <div>
        <strong>{name}</strong>{' '}
        <Badge appearance="tint" color={status === 'draft' ? 'warning' : 'success'}>
          {say(`sign-in-settings.status.${status}`)}
        </Badge>
      </div>
      <dl className={styles.facts}>
        {facts.flatMap(([fact, value]) => [
          <dt key={fact} className={styles.name}>
            {say(`sign-in-settings.fact.${fact}`)}
          </dt>,
          <dd key={`${fact} value`} className={styles.fact}>
            {value}
          </dd>,
        ])}
      </dl>
    </>
  );
}
