import { Text } from '@fluentui/react-components';
import { PageLink } from './page-link.tsx';
import { SectionCard } from './section-card.tsx';
import { usePlace } from './use-place.ts';
import { useSession } from './use-session.ts';
import { useText } from './use-text.ts';

/** The way to what is mailed to the person; only those the organization writes to have choices. */
export function SettingsNotifications() {
  const say = useText();
  const { org } = usePlace();
  const { data: session } = useSession();
  const own = session?.memberships.find(({ organizationId }) => organizationId === org);
  if (!own?.permissions.includes('notification_choice.change')) return null;
  return (
    <SectionCard title={say('notifications.title')}>
      <Text>{say('notifications.about')}</Text>
      <Text>
        <PageLink to={`/o/${org}/settings/notifications`}>{say('notifications.choose')}</PageLink>
      </Text>
    </SectionCard>
  );
}
