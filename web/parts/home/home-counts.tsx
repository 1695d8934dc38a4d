import { makeStyles, SkeletonItem, Text, tokens } from '@fluentui/react-components';
import { Link } from 'react-router';
import { PageLink } from '../page-link.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { SectionCard } from '../section-card.tsx';
import { useFormats } from '../use-formats.ts';
import { usePlace } from '../use-place.ts';
import { useRead } from '../use-read.ts';
import { useText } from '../use-text.ts';

const useStyles = makeStyles({
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))',
    gap: tokens.spacingHorizontalM,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  tile: {
    display: 'flex',
    flexDirection: 'column-reverse',
    justifyContent: 'flex-end',
    height: '100%',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, textDecorationLine: 'underline' },
  },
  number: { fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700, minHeight: '36px' },
});

const orderStatuses = ['held', 'confirmed', 'rejected', 'completed'] as const;

/** How many of what, each leading to the list of them. */
export function HomeCounts() {
  const say = useText();
  const styles = useStyles();
  const { org, can } = usePlace();
  const { data, error, refetch } = useRead('getOverview', { params: { org } }, { everyMs: 60_000 });
  const voice = `/o/${org}/voice`;
  const tiles = [
    { text: 'active', count: data?.phoneNumbers.active, to: `${voice}/phone-numbers` },
    {
      text: 'portedOut',
      count: data?.phoneNumbers.portedOut,
      to: `${voice}/phone-numbers?status=ported_out`,
    },
    ...orderStatuses.map((status) => ({
      text: status,
      count: data && (data.portOutOrders[status] ?? 0),
      to: `${voice}/port-orders?status=${status}`,
    })),
  ];
  return (
    <SectionCard title={say('home.counts')}>
      {data?.phoneNumbers.active === 0 && can('phone_number.add') && (
        <Text>
          {say('home.noNumbers')}{' '}
          <PageLink to={`${voice}/phone-numbers`}>{say('home.noNumbers.do')}</PageLink>
        </Text>
      )}
      {(data || !error) && (
        <ul className={styles.tiles}>
          {tiles.map(({ text, count, to }) => (
            <li key={text}>
              <Link to={to} className={styles.tile}>
                <Text>{say(`home.counts.${text}`)}</Text>
                <Count count={count} />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <ProblemMessage problem={data ? null : error} onRetry={() => refetch()} />
    </SectionCard>
  );
}

function Count({ count }: { count: number | undefined }) {
  const styles = useStyles();
  const { number } = useFormats();
  return (
    <span className={styles.number}>{count === undefined ? <SkeletonItem size={32} /> : number(count)}</span>
  );
}
