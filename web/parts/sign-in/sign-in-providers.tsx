import { Text } from '@fluentui/react-components';
import { PersonKeyRegular } from '@fluentui/react-icons';
import type { AnswerOf } from '../../api.ts';
import { EmptyState } from '../empty-state.tsx';
import { SectionCard } from '../section-card.tsx';
import { SpacedList } from '../spaced-list.tsx';
import { useText } from '../use-text.ts';
import { SignInDraft } from './sign-in-draft.tsx';
import { SignInProvider } from './sign-in-provider.tsx';
import { SignInProviderAdd } from './sign-in-provider-add.tsx';
import { useSignInPlace } from './use-sign-in-place.ts';

type Settings = AnswerOf<'getSignInSettings'>;

/** The providers in use, and drafts, which are tested before they are. */
export function SignInProviders({ settings }: { settings: Settings }) {
  const say = useText();
  const { can } = useSignInPlace();
  const mayManage = can('sign_in.manage');
  const { providers } = settings;
  return (
    <SectionCard
      title={say('sign-in-settings.providers')}
      lead={say('sign-in-settings.providersWhat')}
      actions={mayManage && <SignInProviderAdd settings={settings} />}
    >
      {providers.length === 0 ? (
        <EmptyState icon={<PersonKeyRegular />} title={say('sign-in-settings.providersNone')}>
          <Text>{say('sign-in-settings.providersNoneWhy')}</Text>
        </EmptyState>
      ) : (
        <SpacedList label={say('sign-in-settings.providers')}>
          {providers.map((one) => (
            <li key={one.id}>
              {one.status === 'draft' ? (
                <SignInDraft provider={one} settings={settings} />
              ) : (
                <SignInProvider provider={one} settings={settings} />
              )}
            </li>
          ))}
        </SpacedList>
      )}
    </SectionCard>
  );
}
