import { Text } from '@fluentui/react-components';
import { PageLink } from '../page-link.tsx';
import { SectionCard } from '../section-card.tsx';
import { useSignInPlace } from '../sign-in/use-sign-in-place.ts';
import { useText } from '../use-text.ts';

/** The way to how people sign in. */
export function SettingsSignIn() {
  const say = useText();
  const { org, isOperators } = useSignInPlace();
  const to = isOperators ? '/operator/settings/sign-in' : `/o/${org}/settings/sign-in`;
  return (
    <SectionCard title={say('sign-in-settings.title')}>
      <Text>{say(isOperators ? 'sign-in-settings.aboutOperator' : 'sign-in-settings.about')}</Text>
      <Text>
        <PageLink to={to}>{say('sign-in-settings.open')}</PageLink>
      </Text>
    </SectionCard>
  );
}
