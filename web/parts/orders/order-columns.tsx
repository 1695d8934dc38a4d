import type { AnswerOf } from '../../api.ts';
import { Ago } from '../ago.tsx';
import type { CsvColumn } from '../csv-text.ts';
import type { Column } from '../grid.tsx';
import { PageLink } from '../page-link.tsx';
import { PhoneNumber } from '../phone-number.tsx';
import type { Formats } from '../use-formats.ts';
import type { Say } from '../use-text.ts';
import { Countdown } from './countdown.tsx';
import { OrderStatus } from './order-status.tsx';

export type OrderRow = AnswerOf<'listPortOutOrders'>['items'][number];

/** When it came is told by the last event as long as nothing else has happened. */
export const orderColumnsHiddenAtFirst = ['received'];

/** The columns of the list of orders; the first is a card's title on a phone. */
export function orderColumns(
  say: Say,
  { date }: Formats,
  addressOf: (id: string) => string,
): Column<OrderRow>[] {
  const label = (id: string) => say(`port-orders.column.${id}`);
  return [
    {
      id: 'pon',
      label: label('pon'),
      cell: (row) => <PageLink to={addressOf(row.id)}>{row.purchaseOrderNumber}</PageLink>,
    },
    {
      id: 'status',
      label: label('status'),
      cell: ({ status }) => <OrderStatus status={status} />,
      width: '13%',
    },
    { id: 'carrier', label: label('carrier'), cell: ({ carrier }) => carrier?.name ?? null },
    { id: 'numbers', label: label('numbers'), cell: (row) => <Numbers row={row} say={say} /> },
    { id: 'due', label: label('due'), cell: ({ dueDate }) => (dueDate ? date(dueDate) : null) },
    {
      id: 'answerBy',
      label: label('answerBy'),
      cell: ({ status, answerDueAt }) => (status === 'held' ? <Countdown until={answerDueAt} /> : null),
    },
    {
      id: 'lastEvent',
      label: label('lastEvent'),
      cell: ({ lastEventAt }) => (lastEventAt ? <Ago at={lastEventAt} /> : null),
    },
    { id: 'received', label: label('received'), cell: ({ createdAt }) => <Ago at={createdAt} /> },
  ];
}

function Numbers({ row, say }: { row: OrderRow; say: Say }) {
  const others = row.numberCount - 1;
  return (
    <>
      <PhoneNumber number={row.firstNumber} />
      {others > 0 && ` ${say('port-orders.andOthers', { others })}`}
    </>
  );
}

/** The same for a file: plain values, instants in UTC. */
export function orderCsvColumns(say: Say): CsvColumn<OrderRow>[] {
  const label = (id: string) => say(`port-orders.column.${id}`);
  return [
    { label: label('pon'), text: (row) => row.purchaseOrderNumber, isFree: true },
    { label: label('status'), text: (row) => say(`order.status.${row.status}`) },
    { label: label('carrier'), text: (row) => row.carrier?.name ?? '', isFree: true },
    { label: label('numbers'), text: (row) => row.firstNumber },
    { label: label('count'), text: (row) => String(row.numberCount) },
    { label: label('due'), text: (row) => row.dueDate ?? '' },
    { label: label('answerBy'), text: (row) => row.answerDueAt },
    { label: label('received'), text: (row) => row.createdAt },
    { label: label('lastEvent'), text: (row) => row.lastEventAt ?? '' },
  ];
}
