import type { ReactNode } from 'react';
import { portOutStatus } from '../../../src/contract/port-out-orders.ts';
import { FilterBar } from '../filter-bar.tsx';
import { FilterDate } from '../filter-date.tsx';
import { FilterSelect } from '../filter-select.tsx';
import { FilterText } from '../filter-text.tsx';
import { typedNumber } from '../phone-text.ts';
import type { AddressFilters } from '../use-address-filters.ts';
import { useText } from '../use-text.ts';

export const orderFilterNames = ['status', 'pon', 'number', 'carrier', 'from', 'to'] as const;
export type OrderFilters = AddressFilters<(typeof orderFilterNames)[number]>;

const statuses = portOutStatus.options;

/** The filters as the API takes them. A day is the reader's own: from its first moment to its last. */
export function orderQuery(org: string, { values }: OrderFilters) {
  const { status, pon, number, carrier, from, to } = values;
  return {
    organizationId: org,
    status: statuses.find((one) => one === status),
    purchaseOrderNumber: pon,
    number: (number && typedNumber(number)) || undefined,
    carrier,
    createdFrom: momentOf(from, '00:00:00.000'),
    createdTo: momentOf(to, '23:59:59.999'),
  };
}

function momentOf(day: string | undefined, time: string): string | undefined {
  const moment = new Date(`${day}T${time}`);
  return day && !Number.isNaN(moment.getTime()) ? moment.toISOString() : undefined;
}

export function OrderFilterBar({ filters, actions }: { filters: OrderFilters; actions: ReactNode }) {
  const say = useText();
  const { values, set, clear, isAny } = filters;
  const isNumberWrong = values.number !== undefined && typedNumber(values.number) === null;
  return (
    <FilterBar isAny={isAny} onClear={clear} actions={actions}>
      <FilterSelect
        label={say('port-orders.column.status')}
        value={values.status ?? ''}
        onChange={(value) => set('status', value)}
        options={[
          { value: '', text: say('port-orders.allStatuses') },
          ...statuses.map((status) => ({ value: status, text: say(`order.status.${status}`) })),
        ]}
      />
      <FilterText
        label={say('port-orders.column.pon')}
        value={values.pon ?? ''}
        onChange={(value) => set('pon', value)}
      />
      <FilterText
        label={say('port-orders.filter.number')}
        inputMode="tel"
        value={values.number ?? ''}
        onChange={(value) => set('number', value)}
        problem={isNumberWrong ? say('port-orders.filter.wholeNumber') : undefined}
      />
      <FilterText
        label={say('port-orders.filter.carrier')}
        value={values.carrier ?? ''}
        onChange={(value) => set('carrier', value)}
      />
      <FilterDate
        label={say('port-orders.filter.from')}
        value={values.from ?? ''}
        onChange={(value) => set('from', value)}
      />
      <FilterDate
        label={say('port-orders.filter.to')}
        value={values.to ?? ''}
        onChange={(value) => set('to', value)}
      />
    </FilterBar>
  );
}
