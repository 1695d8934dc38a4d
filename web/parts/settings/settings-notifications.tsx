import { Text } from '@fluentui/react-components';
import { PageLink } from '../page-link.tsx';
import { SectionCard } from '../section-card.tsx';
import { operatorMembership, usePlace } from '../use-place.ts';
import { useSession } from '../use-session.ts';
import { useText } from '../use-text.ts';

/** The way to what is mailed to the person, here or as one of the desk; only they have choices. */
export function SettingsNotifications() {
  const say = useText();
  const place = usePlace();
  const { data: session } = useSession();
  const org = place.org || operatorMembership(session)?.organizationId;
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
