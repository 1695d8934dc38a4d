import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { ShieldCheckmarkRegular, ShieldErrorRegular, ShieldProhibitedRegular } from '@fluentui/react-icons';
import { StateLine } from '../state-line.tsx';
import { useFormats } from '../use-formats.ts';
import { useNow } from '../use-now.ts';
import { type Say, useText } from '../use-text.ts';
import type { Pin } from './home-pin.tsx';

const useStyles = makeStyles({
  facts: { display: 'flex', flexWrap: 'wrap', gap: `0 ${tokens.spacingHorizontalL}`, margin: 0, padding: 0 },
  fact: { listStyleType: 'none' },
});

/** The state in one line, and below it what follows from it. */
export function HomePinState({ pin }: { pin: Pin }) {
  const say = useText();
  if (!pin.isAvailable) return <Text>{say('home.pin.notUs')}</Text>;
  switch (pin.state) {
    case 'not_set':
      return <NotSet isSkipped={pin.policy.pinNotSet === 'skip'} />;
    case 'on_hold':
      return <OnHold pin={pin} />;
    case 'set':
      return <IsSet pin={pin} />;
  }
}

function NotSet({ isSkipped }: { isSkipped: boolean }) {
  const say = useText();
  const name = isSkipped ? 'home.pin.notSetSkip' : 'home.pin.notSet';
  return (
    <StateLine tone="bad" icon={<ShieldProhibitedRegular />} title={say(name)}>
      <Text>{say(`${name}Why`)}</Text>
    </StateLine>
  );
}

function OnHold({ pin }: { pin: Pin }) {
  const say = useText();
  const { instant } = useFormats();
  const since = pin.onHoldSince === null ? '' : instant(pin.onHoldSince);
  const title = say('home.pin.onHold', { count: pin.failuresInRow });
  return (
    <StateLine tone="bad" icon={<ShieldErrorRegular />} title={title}>
      <Text>{say('home.pin.onHoldWhy', { since })}</Text>
      <Text>{say('home.pin.onHoldDo')}</Text>
    </StateLine>
  );
}

function IsSet({ pin }: { pin: Pin }) {
  const say = useText();
  const styles = useStyles();
  const formats = useFormats();
  const now = useNow();
  const counted = (name: string, count: number) => say(name, { count, text: formats.number(count) });
  return (
    <StateLine tone="good" icon={<ShieldCheckmarkRegular />} title={say('home.pin.set')}>
      {pin.setAt !== null && (
        <Text>{say('home.pin.setBy', { by: pin.setBy, ago: formats.ago(pin.setAt, now) })}</Text>
      )}
      <ul className={styles.facts}>
        <li className={styles.fact}>{counted('home.pin.uses', pin.uses)}</li>
        <li className={styles.fact}>{counted('home.pin.failures', pin.failedAttempts)}</li>
      </ul>
      {pin.failuresInRow > 0 && <Text weight="semibold">{inRow(say, pin)}</Text>}
    </StateLine>
  );
}

function inRow(say: Say, { failuresInRow: count, attemptsBeforeHold: left }: Pin): string {
  return say('home.pin.inRow', { count, left });
}
