import { CircleOffRegular, LockClosedRegular, LockOpenRegular } from '@fluentui/react-icons';
import type { ComponentProps, ReactElement } from 'react';
import { StatusBadge } from '../status-badge.tsx';
import { useText } from '../use-text.ts';
import type { Lock } from './lock-reads.ts';

type Tone = ComponentProps<typeof StatusBadge>['tone'];

const looks: Record<Lock['state'], { tone: Tone; icon: ReactElement }> = {
  in_force: { tone: 'good', icon: <LockClosedRegular /> },
  unlocked_for_a_time: { tone: 'waiting', icon: <LockOpenRegular /> },
  ended: { tone: 'neutral', icon: <CircleOffRegular /> },
};

/** How a lock stands, as icon and word. */
export function LockState({ state }: { state: Lock['state'] }) {
  const say = useText();
  return <StatusBadge {...looks[state]}>{say(`protection.state.${state}`)}</StatusBadge>;
}
