import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular, CircleRegular } from '@fluentui/react-icons';
import { useText } from './use-text.ts';

/** Form only, to guide the hand: what is too easy, unchanged or used before is the server's to say. */
export const pinRules: readonly { id: string; holds(pin: string): boolean }[] = [
  { id: 'length', holds: (pin) => pin.length >= 6 && pin.length <= 10 },
  { id: 'digits', holds: (pin) => /^[0-9]+$/.test(pin) },
];

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  rule: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
  icon: { display: 'flex', paddingTop: '3px', color: tokens.colorNeutralForeground3 },
  held: { color: tokens.colorStatusSuccessForeground1 },
});

/** The rules of a good PIN; each is ticked as soon as it holds. */
export function PinRules({ pin }: { pin: string }) {
  const say = useText();
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={say('port-out-pin.rules')}>
      {pinRules.map(({ id, holds }) => (
        <Rule key={id} text={say(`port-out-pin.rule.${id}`)} isHeld={holds(pin)} />
      ))}
      <li className={styles.rule}>
        <span className={styles.icon}>
          <CircleRegular />
        </span>
        {say('port-out-pin.rule.easy')}
      </li>
    </ul>
  );
}

function Rule({ text, isHeld }: { text: string; isHeld: boolean }) {
  const say = useText();
  const styles = useStyles();
  return (
    <li className={styles.rule}>
      <span className={mergeClasses(styles.icon, isHeld && styles.held)}>
        {isHeld ? <CheckmarkCircleRegular /> : <CircleRegular />}
      </span>
      <span>
        {text}
        {isHeld && <span className="heard-only"> {say('port-out-pin.rule.holds')}</span>}
      </span>
    </li>
  );
}
