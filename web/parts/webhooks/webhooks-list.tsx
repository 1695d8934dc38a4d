import { Text } from '@fluentui/react-components';
import { PlugConnectedRegular } from '@fluentui/react-icons';
import type { AnswerOf } from '../../api.ts';
import { Ago } from '../ago.tsx';
import { EmptyState } from '../empty-state.tsx';
import { type Column, Grid } from '../grid.tsx';
import { PageLink } from '../page-link.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { useRead } from '../use-read.ts';
import { type Say, useText } from '../use-text.ts';
import { useWebhookOwner } from './use-webhook-owner.ts';
import { WebhookStatus } from './webhook-status.tsx';

export type WebhookEndpoint = AnswerOf<'listWebhookEndpoints'>['items'][number];

/** The endpoints, each leading to a page of its own. There are at most ten. */
export function WebhooksList() {
  const say = useText();
  const owner = useWebhookOwner();
  const { data, error, refetch } = useRead(owner.calls.list, { params: owner.params });
  if (error && !data) return <ProblemMessage problem={error} onRetry={() => refetch()} />;
  if (data?.items.length === 0) {
    return (
      <EmptyState icon={<PlugConnectedRegular />} title={say('webhooks.none')}>
        <Text>{say('webhooks.noneWhy')}</Text>
      </EmptyState>
    );
  }
  return (
    <Grid
      label={say('webhooks.title')}
      columns={columnsOf(say, owner.path)}
      rows={data?.items}
      keyOf={({ id }) => id}
    />
  );
}

function columnsOf(say: Say, path: string): Column<WebhookEndpoint>[] {
  return [
    {
      id: 'url',
      label: say('webhooks.url'),
      cell: ({ id, url }) => <PageLink to={`${path}/${id}`}>{url}</PageLink>,
      width: '40%',
    },
    {
      id: 'kinds',
      label: say('webhooks.kinds'),
      cell: ({ kinds }) =>
        kinds === null ? say('webhooks.everything') : say('webhooks.kindCount', { count: kinds.length }),
    },
    {
      id: 'status',
      label: say('webhooks.status'),
      cell: ({ status }) => <WebhookStatus status={status} />,
    },
    { id: 'createdBy', label: say('webhooks.createdBy'), cell: ({ createdBy }) => createdBy },
    { id: 'createdAt', label: say('webhooks.createdAt'), cell: ({ createdAt }) => <Ago at={createdAt} /> },
  ];
}
