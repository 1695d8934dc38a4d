import { CheckmarkCircleRegular, ProhibitedRegular } from '@fluentui/react-icons';
import { StatusBadge } from '../status-badge.tsx';
import { useText } from '../use-text.ts';
import type { Carrier } from './carriers-list.tsx';

const looks = {
  active: { tone: 'good', icon: <CheckmarkCircleRegular /> },
  suspended: { tone: 'bad', icon: <ProhibitedRegular /> },
} as const;

/** Whether a carrier may ask for numbers, as icon and word. */
export function CarrierStatus({ status }: { status: Carrier['status'] }) {
  const say = useText();
  return <StatusBadge {...looks[status]}>{say(`carriers.status.${status}`)}</StatusBadge>;
}
