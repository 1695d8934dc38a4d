import { Text } from '@fluentui/react-components';
import { PageLink } from '../page-link.tsx';
import { SectionCard } from '../section-card.tsx';
import { usePlace } from '../use-place.ts';
import { useText } from '../use-text.ts';

/** The way to the programs that are told of what happens. */
export function SettingsWebhooks() {
  const say = useText();
  const { org } = usePlace();
  return (
    <SectionCard title={say('webhooks.title')}>
      <Text>{say('webhooks.about')}</Text>
      <Text>
        <PageLink to={`/o/${org}/settings/webhooks`}>{say('webhooks.open')}</PageLink>
      </Text>
    </SectionCard>
  );
}
