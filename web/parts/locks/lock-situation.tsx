import { Text } from '@fluentui/react-components';
import { LockClosedRegular, LockOpenRegular } from '@fluentui/react-icons';
import { StateLine } from '../state-line.tsx';
import { useFormats } from '../use-formats.ts';
import { useNow } from '../use-now.ts';
import { useText } from '../use-text.ts';
import type { Lock } from './lock-reads.ts';

interface Props {
  /** The lock on all numbers, if it stands. */
  whole: Lock | null;
  /** The first of those that stand. */
  locks: readonly Lock[];
  /** There are more than these. */
  hasMore: boolean;
}

/** Whether all numbers are locked, some, or none; for how long, and by whom. */
export function LockSituation({ whole, locks, hasMore }: Props) {
  const say = useText();
  const { number } = useFormats();
  const inForce = locks.filter(({ scope, state }) => scope !== 'organization' && state === 'in_force');
  const count = inForce.length;
  const narrower = { count, text: `${number(count)}${hasMore ? '+' : ''}` };
  if (whole?.state === 'in_force') return <AllLocked lock={whole} />;
  if (whole) return <LeftOpen lock={whole} also={count > 0 ? say('protection.open.also', narrower) : null} />;
  if (count > 0) {
    return (
      <StateLine tone="good" icon={<LockClosedRegular />} title={say('protection.some')}>
        <Text>{say('protection.some.which', narrower)}</Text>
      </StateLine>
    );
  }
  return (
    <StateLine tone="neutral" icon={<LockOpenRegular />} title={say('protection.none')}>
      <Text>{say('protection.none.then')}</Text>
    </StateLine>
  );
}

function AllLocked({ lock: { setBy, setAt, endsAt, reason } }: { lock: Lock }) {
  const say = useText();
  const { ago, instant } = useFormats();
  const words = { by: setBy, ago: ago(setAt, useNow()), end: endsAt === null ? '' : instant(endsAt) };
  return (
    <StateLine tone="good" icon={<LockClosedRegular />} title={say('protection.all')}>
      <Text>{say(endsAt === null ? 'protection.all.open' : 'protection.all.until', words)}</Text>
      <Text>{say('protection.because', { reason })}</Text>
    </StateLine>
  );
}

function LeftOpen({ lock: { unlockedUntil, unlockedBy }, also }: { lock: Lock; also: string | null }) {
  const say = useText();
  const { instant } = useFormats();
  const until = unlockedUntil === null ? '' : instant(unlockedUntil);
  return (
    <StateLine tone="waiting" icon={<LockOpenRegular />} title={say('protection.open', { until })}>
      <Text>{say('protection.open.by', { by: unlockedBy ?? '' })}</Text>
      {also && <Text>{also}</Text>}
    </StateLine>
  );
}
