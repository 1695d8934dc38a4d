import { Button } from '@fluentui/react-components';
import type { Column } from '../grid.tsx';
import { PageLink } from '../page-link.tsx';
import type { Formats } from '../use-formats.ts';
import { operatorMembership } from '../use-place.ts';
import { useRead } from '../use-read.ts';
import { useSession } from '../use-session.ts';
import { type Say, useText } from '../use-text.ts';
import { type Delivery, deliveryColumns } from './delivery-columns.tsx';

interface Resend {
  isActing: boolean;
  resend(id: string): unknown;
}

/** The columns of everybody's deliveries. Null: there is nothing to send again, or the person may not. */
export function deliveriesColumns(say: Say, formats: Formats, act: Resend | null): Column<Delivery>[] {
  const { event, state, attempts, lastError, queued } = deliveryColumns(say, formats);
  const columns: Column<Delivery>[] = [
    event,
    {
      id: 'organization',
      label: say('deliveries.column.organization'),
      cell: ({ organizationId }) => <Organization id={organizationId} />,
    },
    {
      id: 'to',
      label: say('deliveries.column.to'),
      cell: (row) => <To delivery={row} say={say} />,
      width: '18%',
    },
    state,
    attempts,
    lastError,
    queued,
  ];
  if (!act) return columns;
  const again: Column<Delivery> = {
    id: 'again',
    label: say('deliveries.column.again'),
    cell: ({ id }) => (
      <Button size="small" disabledFocusable={act.isActing} onClick={() => void act.resend(id)}>
        {say('deliveries.resend')}
      </Button>
    ),
  };
  return [...columns, again];
}

/** By which channel, and to whom. */
function To({ delivery: { channel, address, url }, say }: { delivery: Delivery; say: Say }) {
  return (
    <>
      {say(`deliveries.channel.${channel}`)}
      <div>{address ?? url}</div>
    </>
  );
}

function Organization({ id }: { id: string }) {
  const say = useText();
  const { data: session } = useSession();
  const isOperators = operatorMembership(session)?.organizationId === id;
  const { data } = useRead('getOrganization', { params: { org: id } }, { isWanted: !isOperators });
  // What is told to the operator itself has no pages of an organization.
  if (isOperators) return say('frame.operator');
  return <PageLink to={`/o/${id}/home`}>{data?.name ?? id}</PageLink>;
}
