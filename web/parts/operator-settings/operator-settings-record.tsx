import { Text } from '@fluentui/react-components';
import { PageButton } from '../page-button.tsx';
import { SectionCard } from '../section-card.tsx';
import { operatorMembership } from '../use-place.ts';
import { useSession } from '../use-session.ts';
import { useText } from '../use-text.ts';

/** The way to the record of what was done to the operator's own things. */
export function OperatorSettingsRecord() {
  const say = useText();
  const { data: session } = useSession();
  const own = operatorMembership(session);
  if (!own?.permissions.includes('audit.read')) return null;
  return (
    <SectionCard title={say('operator-settings.record')}>
      <Text>{say('operator-settings.record.what')}</Text>
      <div>
        <PageButton to={`/o/${own.organizationId}/activity`}>
          {say('operator-settings.record.open')}
        </PageButton>
      </div>
    </SectionCard>
  );
}
