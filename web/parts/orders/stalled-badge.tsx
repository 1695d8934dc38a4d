import { ClockAlarmRegular } from '@fluentui/react-icons';
import { StatusBadge } from '../status-badge.tsx';
import { useText } from '../use-text.ts';

/** Confirmed, and its date has passed: somebody has to complete or to cancel it. */
export function StalledBadge() {
  const say = useText();
  return (
    <StatusBadge tone="waiting" icon={<ClockAlarmRegular />}>
      {say('porting-desk.stalled')}
    </StatusBadge>
  );
}
