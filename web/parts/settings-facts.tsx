import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useIntl } from 'react-intl';
import { SectionCard } from './section-card.tsx';
import { SkeletonRows } from './skeleton-rows.tsx';
import { useFormats } from './use-formats.ts';
import { useOrganization } from './use-place.ts';
import { useText } from './use-text.ts';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, max-content) 1fr',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    margin: 0,
  },
  name: { color: tokens.colorNeutralForeground2 },
  fact: { margin: 0, overflowWrap: 'anywhere' },
});

/** `America/Los_Angeles` as people read it: `Los Angeles`. */
function cityOf(timeZone: string): string {
  return timeZone.replace(/^.*\//, '').replaceAll('_', ' ');
}

/** What the organization is; the operator made it so. */
export function SettingsFacts() {
  const say = useText();
  const styles = useStyles();
  const { locale } = useIntl();
  const { zoneName, instant } = useFormats();
  const { data } = useOrganization();
  const facts = data && {
    name: data.name,
    country: new Intl.DisplayNames(locale, { type: 'region' }).of(data.country) ?? data.country,
    timeZone: `${zoneName(data.timeZone)} – ${cityOf(data.timeZone)}`,
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
