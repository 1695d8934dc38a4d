import { CheckmarkCircleRegular, PauseCircleRegular } from '@fluentui/react-icons';
import { StatusBadge } from '../status-badge.tsx';
import { useText } from '../use-text.ts';
import type { WebhookEndpoint } from './webhooks-list.tsx';

const looks = {
  active: { tone: 'good', icon: <CheckmarkCircleRegular /> },
  paused: { tone: 'waiting', icon: <PauseCircleRegular /> },
} as const;

/** Whether an endpoint is told of what happens, as icon and word. */
export function WebhookStatus({ status }: { status: WebhookEndpoint['status'] }) {
  const say = useText();
  return <StatusBadge {...looks[status]}>{say(`webhooks.status.${status}`)}</StatusBadge>;
}
