import {
  ArrowCircleRightRegular,
  ArrowUndoRegular,
  CheckmarkCircleRegular,
  ClockRegular,
  DismissCircleRegular,
  HourglassRegular,
  ProhibitedRegular,
  ShieldErrorRegular,
} from '@fluentui/react-icons';
import type { ComponentProps, ReactElement } from 'react';
import type { AnswerOf } from '../../api.ts';
import { StatusBadge } from '../status-badge.tsx';
import { useText } from '../use-text.ts';

export type OrderStatusName = AnswerOf<'getPortOutOrder'>['status'];

type NumberStatusName = AnswerOf<'getPortOutOrder'>['numbers'][number]['status'];

type Tone = ComponentProps<typeof StatusBadge>['tone'];

/** A number that leaves is not good news to its owner: confirmed is "on its way", not "good". */
const looks: Record<OrderStatusName | NumberStatusName, { tone: Tone; icon: ReactElement }> = {
  held: { tone: 'waiting', icon: <HourglassRegular /> },
  confirmed: { tone: 'on_its_way', icon: <ArrowCircleRightRegular /> },
  rejected: { tone: 'bad', icon: <DismissCircleRegular /> },
  completed: { tone: 'neutral', icon: <CheckmarkCircleRegular /> },
  cancelled: { tone: 'neutral', icon: <ProhibitedRegular /> },
  disputed: { tone: 'bad', icon: <ShieldErrorRegular /> },
  returned: { tone: 'good', icon: <ArrowUndoRegular /> },
  expired: { tone: 'neutral', icon: <ClockRegular /> },
  withdrawn: { tone: 'neutral', icon: <ProhibitedRegular /> },
};

/** The status of an order as icon and word. */
export function OrderStatus({ status }: { status: OrderStatusName }) {
  const say = useText();
  return <StatusBadge {...looks[status]}>{say(`order.status.${status}`)}</StatusBadge>;
}

/** The status of one number of an order; French words of it are masculine, a number being one. */
export function NumberStatus({ status }: { status: NumberStatusName }) {
  const say = useText();
  return <StatusBadge {...looks[status]}>{say(`order.numberStatus.${status}`)}</StatusBadge>;
}
