import { Text } from '@fluentui/react-components';
import { MailRegular } from '@fluentui/react-icons';
import type { AnswerOf } from '../../api.ts';
import { EmptyState } from '../empty-state.tsx';
import { SectionCard } from '../section-card.tsx';
import { SpacedList } from '../spaced-list.tsx';
import { useText } from '../use-text.ts';
import { SignInDomain } from './sign-in-domain.tsx';
import { SignInDomainAdd } from './sign-in-domain-add.tsx';
import { useSignInPlace } from './use-sign-in-place.ts';

type Domains = AnswerOf<'getSignInSettings'>['domains'];

/** The e-mail domains by which people are led to the organization's providers. */
export function SignInDomains({ domains }: { domains: Domains }) {
  const say = useText();
  const { can } = useSignInPlace();
  return (
    <SectionCard
      title={say('sign-in-settings.domains')}
      lead={say('sign-in-settings.domainsWhat')}
      actions={can('sign_in.manage') && <SignInDomainAdd />}
    >
      {domains.length === 0 ? (
        <EmptyState icon={<MailRegular />} title={say('sign-in-settings.domainsNone')}>
          <Text>{say('sign-in-settings.domainsNoneWhy')}</Text>
        </EmptyState>
      ) : (
        <SpacedList label={say('sign-in-settings.domains')}>
          {domains.map((one) => (
            <li key={one.domain}>
              <SignInDomain domain={one} />
            </li>
          ))}
        </SpacedList>
      )}
    </SectionCard>
  );
}
