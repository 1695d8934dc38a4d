import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useLanguage } from '../language-provider.tsx';
import { SectionCard } from '../section-card.tsx';
import { useText } from '../use-text.ts';
import type { Order } from './order-next-step.tsx';

type Reason = Order['reasons'][number];

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  fix: { display: 'block', color: tokens.colorNeutralForeground2 },
});

/** Reasons, each with how to fix it and the way to its entry in the catalogue, which the server shows. */
export function ReasonList({ reasons }: { reasons: readonly Reason[] }) {
  const say = useText();
  const { language } = useLanguage();
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {reasons.map(({ code, message, howToFix }) => (
        <li key={code}>
          {message}
          <Text size={200} className={styles.fix}>
            {say('port-order.howToFix', { text: howToFix })}{' '}
            <Link href={`/docs/reasons?lang=${language}#${code}`} data-print="hide" inline>
              {say('port-order.aboutReason')}
            </Link>
          </Text>
        </li>
      ))}
    </ul>
  );
}

/** The reasons that stand on the whole order, and what else is good to know of it. */
export function OrderReasons({ order }: { order: Order }) {
  const say = useText();
  const styles = useStyles();
  const { reasons, warnings } = order;
  return (
    <>
      {reasons.length > 0 && (
        <SectionCard title={say('port-order.reasons')}>
          <ReasonList reasons={reasons} />
        </SectionCard>
      )}
      {warnings.length > 0 && (
        <SectionCard title={say('port-order.warnings')}>
          <ul className={styles.list}>
            {warnings.map(({ code, message }) => (
              <li key={code}>{message}</li>
            ))}
          </ul>
        </SectionCard>
      )}
    </>
  );
}
