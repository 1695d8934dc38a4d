import type { ReactNode } from 'react';
import { FilterBar } from '../filter-bar.tsx';
import { FilterSelect } from '../filter-select.tsx';
import { FilterText } from '../filter-text.tsx';
import type { AddressFilters } from '../use-address-filters.ts';
import { usePlace } from '../use-place.ts';
import { useRead } from '../use-read.ts';
import { useText } from '../use-text.ts';

export const phoneNumberFilterNames = ['query', 'status', 'account'] as const;
export type PhoneNumberFilters = AddressFilters<(typeof phoneNumberFilterNames)[number]>;

/** The filters as the API takes them. */
export function phoneNumberQuery({ values }: PhoneNumberFilters) {
  const status = values.status === 'ported_out' ? ('ported_out' as const) : ('active' as const);
  return { query: values.query?.slice(0, 100), status, billingAccountId: values.account };
}

/** What narrows the list of numbers. */
export function PhoneNumbersFilters({
  filters,
  actions,
}: {
  filters: PhoneNumberFilters;
  actions: ReactNode;
}) {
  const say = useText();
  const { org, can } = usePlace();
  const { values, set, clear, isAny } = filters;
  const accounts = useRead(
    'listBillingAccounts',
    { params: { org }, query: { limit: 200 } },
    { isWanted: can('billing_account.list') },
  );
  return (
    <FilterBar isAny={isAny} onClear={clear} actions={actions}>
      <FilterText
        label={say('phone-numbers.filter.query')}
        value={values.query ?? ''}
        onChange={(value) => set('query', value)}
      />
      <FilterSelect
        label={say('phone-numbers.column.status')}
        value={values.status ?? ''}
        onChange={(value) => set('status', value)}
        options={[
          { value: '', text: say('phone-numbers.status.active') },
          { value: 'ported_out', text: say('phone-numbers.status.ported_out') },
        ]}
      />
      <FilterSelect
        label={say('phone-numbers.column.account')}
        value={values.account ?? ''}
        onChange={(value) => set('account', value)}
        options={[
          { value: '', text: say('phone-numbers.filter.allAccounts') },
          ...(accounts.data?.items ?? []).map(({ id, accountNumber }) => ({
            value: id,
            text: accountNumber,
          })),
        ]}
      />
    </FilterBar>
  );
}
