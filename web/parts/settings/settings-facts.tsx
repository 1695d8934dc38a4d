import { Text } from '@fluentui/react-components';
import { useIntl } from 'react-intl';
import { SectionCard } from '../section-card.tsx';
import { SkeletonRows } from '../skeleton-rows.tsx';
import { useFactsStyles } from '../use-facts-styles.ts';
import { useFormats } from '../use-formats.ts';
import { useOrganization } from '../use-place.ts';
import { useText } from '../use-text.ts';

/** What the organization is; the operator made it so. */
export function SettingsFacts() {
  const say = useText();
  const styles = useFactsStyles();
  const { locale } = useIntl();
  const { zoneAndCity, instant } = useFormats();
  const { data } = useOrganization();
  const facts = data && {
    name: data.name,
    country: new Intl.DisplayNames(locale, { type: 'region' }).of(data.country) ?? data.country,
    timeZone: zoneAndCity(data.timeZone),
    createdAt: instant(data.createdAt),
    id: data.id,
  };
  return (
    <SectionCard title={say('settings.organization')}>
      {facts ? (
        <dl className={styles.facts}>
          {Object.entries(facts).flatMap(([name, value]) => [
            <dt key={name} className={styles.name}>
              {say(`settings.organization.${name}`)}
            </dt>,
            <dd key={`${name} value`} className={styles.fact}>
              {value}
            </dd>,
          ])}
        </dl>
      ) : (
        <SkeletonRows count={3} />
      )}
      <Text>{say('settings.organization.who')}</Text>
    </SectionCard>
  );
}
