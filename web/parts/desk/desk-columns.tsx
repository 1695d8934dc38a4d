import { Checkbox } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../api.ts';
import type { CsvColumn } from '../csv-text.ts';
import type { Column } from '../grid.tsx';
import { Countdown } from '../orders/countdown.tsx';
import { OrderStatus } from '../orders/order-status.tsx';
import { StalledBadge } from '../orders/stalled-badge.tsx';
import { PageLink } from '../page-link.tsx';
import { PhoneNumber } from '../phone-number.tsx';
import type { Say } from '../use-text.ts';

export type DeskRow = AnswerOf<'listDeskOrders'>['items'][number];

interface Choosing {
  chosen: ReadonlySet<string>;
  /** Undefined: the person may only look. */
  onChoose?: (id: string) => void;
  claimOf(row: DeskRow): ReactNode;
}

/** Where an order of the queue is opened. */
export function deskOrderAddress({ organizationId, id }: DeskRow): string {
  return `/o/${organizationId}/voice/port-orders/${id}`;
}

/** The columns of the queue; the first is a card's title on a phone. */
export function deskColumns(say: Say, { chosen, onChoose, claimOf }: Choosing): Column<DeskRow>[] {
  const label = (id: string) => say(`porting-desk.column.${id}`);
  const choose: Column<DeskRow> = {
    id: 'choose',
    label: label('choose'),
    width: '8%',
    cell: ({ id, purchaseOrderNumber: pon }) => (
      <Checkbox
        checked={chosen.has(id)}
        onChange={() => onChoose?.(id)}
        aria-label={say('porting-desk.choose', { pon })}
      />
    ),
  };
  const columns: Column<DeskRow>[] = [
    {
      id: 'pon',
      label: label('pon'),
      cell: (row) => <PageLink to={deskOrderAddress(row)}>{row.purchaseOrderNumber}</PageLink>,
    },
    {
      id: 'deadline',
      label: label('deadline'),
      width: '15%',
      cell: ({ deskState, deadlineAt }) => deskState !== null && <Countdown until={deadlineAt} />,
    },
    {
      id: 'status',
      label: label('status'),
      width: '13%',
      cell: ({ deskState, status }) =>
        deskState === 'stalled' ? <StalledBadge /> : <OrderStatus status={status} />,
    },
    {
      id: 'organization',
      label: label('organization'),
      width: '13%',
      cell: ({ organizationName }) => organizationName,
    },
    { id: 'carrier', label: label('carrier'), cell: ({ carrier }) => `${carrier.name} (${carrier.spid})` },
    {
      id: 'numbers',
      label: label('numbers'),
      width: '15%',
      cell: (row) => <Numbers row={row} say={say} />,
    },
    { id: 'claimed', label: label('claimed'), cell: claimOf },
  ];
  return onChoose ? [...columns, choose] : columns;
}

function Numbers({ row, say }: { row: DeskRow; say: Say }) {
  const others = row.numberCount - 1;
  return (
    <>
      <PhoneNumber number={row.firstNumber} />
      {others > 0 && ` ${say('port-orders.andOthers', { others })}`}
    </>
  );
}

/** The same for a file: plain values, instants in UTC. */
export function deskCsvColumns(say: Say): CsvColumn<DeskRow>[] {
  const label = (id: string) => say(`porting-desk.column.${id}`);
  return [
    { label: label('deadline'), text: (row) => row.deadlineAt },
    { label: label('pon'), text: (row) => row.purchaseOrderNumber, isFree: true },
    { label: label('status'), text: ({ deskState, status }) => stateText(say, deskState, status) },
    { label: label('organization'), text: (row) => row.organizationName, isFree: true },
    { label: label('carrier'), text: (row) => row.carrier.name, isFree: true },
    { label: label('spid'), text: (row) => row.carrier.spid },
    { label: label('numbers'), text: (row) => row.firstNumber },
    { label: label('count'), text: (row) => String(row.numberCount) },
    { label: label('claimed'), text: (row) => row.claimedBy?.name ?? '', isFree: true },
  ];
}

function stateText(say: Say, deskState: DeskRow['deskState'], status: DeskRow['status']): string {
  return deskState === 'stalled' ? say('porting-desk.stalled') : say(`order.status.${status}`);
}
