import { Text } from '@fluentui/react-components';
import { RouterRegular } from '@fluentui/react-icons';
import type { AnswerOf } from '../../api.ts';
import { Ago } from '../ago.tsx';
import { EmptyState } from '../empty-state.tsx';
import { type Column, Grid } from '../grid.tsx';
import { PageLink } from '../page-link.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { ShowMore } from '../show-more.tsx';
import { useReadList } from '../use-read.ts';
import { type Say, useText } from '../use-text.ts';
import { CarrierStatus } from './carrier-status.tsx';

export type Carrier = AnswerOf<'listCarriers'>['items'][number];

export function CarriersList() {
  const say = useText();
  const list = useReadList('listCarriers', {});
  const { items, error } = list;
  if (error && !items) return <ProblemMessage problem={error} onRetry={() => list.refetch()} />;
  if (items?.length === 0) {
    return (
      <EmptyState icon={<RouterRegular />} title={say('carriers.none')}>
        <Text>{say('carriers.noneWhy')}</Text>
      </EmptyState>
    );
  }
  return (
    <>
      <Grid label={say('frame.carriers')} columns={columnsOf(say)} rows={items} keyOf={({ id }) => id} />
      {items && <ShowMore {...list} count={items.length} />}
    </>
  );
}

function columnsOf(say: Say): Column<Carrier>[] {
  return [
    {
      id: 'name',
      label: say('carriers.name'),
      cell: ({ id, name }) => <PageLink to={`/operator/carriers/${id}`}>{name}</PageLink>,
      width: '35%',
    },
    { id: 'spid', label: say('carriers.spid'), cell: ({ spid }) => spid },
    {
      id: 'status',
      label: say('carriers.status'),
      cell: ({ status }) => <CarrierStatus status={status} />,
    },
    { id: 'since', label: say('carriers.since'), cell: ({ createdAt }) => <Ago at={createdAt} /> },
  ];
}
