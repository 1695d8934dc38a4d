import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Order } from './order-next-step.tsx';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

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

/** Reasons, each with how to fix it. */
export function ReasonList({ reasons }: { reasons: readonly Reason[] }) {
  const say = useText();
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {reasons.map(({ code, message, howToFix }) => (
        <li key={code}>
          {message}
          <Text size={200} className={styles.fix}>
            {say('port-order.howToFix', { text: howToFix })}
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
