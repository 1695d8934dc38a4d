import {
  CheckmarkCircleRegular,
  DismissCircleRegular,
  HourglassRegular,
  MailProhibitedRegular,
} from '@fluentui/react-icons';
import { StatusBadge } from '../status-badge.tsx';
import { useText } from '../use-text.ts';
import type { Delivery } from './delivery-columns.tsx';

const looks = {
  waiting: { tone: 'waiting', icon: <HourglassRegular /> },
  sent: { tone: 'good', icon: <CheckmarkCircleRegular /> },
  dead: { tone: 'bad', icon: <DismissCircleRegular /> },
  not_sent: { tone: 'bad', icon: <MailProhibitedRegular /> },
} as const;

/** What became of a mail or a webhook, as icon and word. */
export function DeliveryState({ state }: { state: Delivery['state'] }) {
  const say = useText();
  return <StatusBadge {...looks[state]}>{say(`deliveries.state.${state}`)}</StatusBadge>;
}
