import { ArrowCircleRightRegular, CheckmarkCircleRegular } from '@fluentui/react-icons';
import type { AnswerOf } from '../../api.ts';
import type { CsvColumn } from '../csv-text.ts';
import type { Column } from '../grid.tsx';
import { NumberLock } from '../locks/number-lock.tsx';
import { PageLink } from '../page-link.tsx';
import { PhoneNumber } from '../phone-number.tsx';
import { StatusBadge } from '../status-badge.tsx';
import type { Formats } from '../use-formats.ts';
import type { Say } from '../use-text.ts';

export type PhoneNumberRow = AnswerOf<'listPhoneNumbers'>['items'][number];

/** The columns of the list of numbers; the first is a card's title on a phone. */
export function phoneNumberColumns(
  say: Say,
  { instant }: Formats,
  orderAddressOf: (id: string) => string,
): Column<PhoneNumberRow>[] {
  const label = (id: string) => say(`phone-numbers.column.${id}`);
  return [
    { id: 'number', label: label('number'), cell: ({ number }) => <PhoneNumber number={number} /> },
    { id: 'assignedTo', label: label('assignedTo'), cell: ({ assignedTo }) => assignedTo ?? '–' },
    { id: 'account', label: label('account'), cell: ({ accountNumber }) => accountNumber },
    { id: 'status', label: label('status'), cell: ({ status }) => <Status status={status} say={say} /> },
    { id: 'lock', label: label('lock'), cell: (row) => <NumberLock row={row} /> },
    {
      id: 'since',
      label: label('since'),
      cell: ({ addedAt, endedAt }) => (
        <time dateTime={endedAt ?? addedAt}>{instant(endedAt ?? addedAt)}</time>
      ),
      width: '22%',
    },
    {
      id: 'order',
      label: label('order'),
      cell: ({ openOrderId, endedByOrderId }) => {
        const id = openOrderId ?? endedByOrderId;
        if (id === null) return '–';
        const text = openOrderId === null ? 'phone-numbers.endedBy' : 'phone-numbers.openOrder';
        return <PageLink to={orderAddressOf(id)}>{say(text)}</PageLink>;
      },
    },
  ];
}

function Status({ status, say }: { status: PhoneNumberRow['status']; say: Say }) {
  const isActive = status === 'active';
  return (
    <StatusBadge
      tone={isActive ? 'good' : 'neutral'}
      icon={isActive ? <CheckmarkCircleRegular /> : <ArrowCircleRightRegular />}
    >
      {say(`phone-numbers.status.${status}`)}
    </StatusBadge>
  );
}

/** The same for a file: plain values, instants in UTC. */
export function phoneNumberCsvColumns(say: Say): CsvColumn<PhoneNumberRow>[] {
  const label = (id: string) => say(`phone-numbers.column.${id}`);
  return [
    { label: label('number'), text: (row) => row.number },
    { label: label('assignedTo'), text: (row) => row.assignedTo ?? '', isFree: true },
    { label: label('account'), text: (row) => row.accountNumber, isFree: true },
    { label: label('status'), text: (row) => say(`phone-numbers.status.${row.status}`) },
    {
      label: label('lock'),
      text: ({ lockedBy }) => (lockedBy === null ? '' : say(`protection.lockedBy.${lockedBy}`)),
    },
    { label: label('addedAt'), text: (row) => row.addedAt },
    { label: label('endedAt'), text: (row) => row.endedAt ?? '' },
    { label: label('order'), text: (row) => row.openOrderId ?? row.endedByOrderId ?? '' },
  ];
}
