import type { ReactNode } from 'react';
import { FilterBar } from '../filter-bar.tsx';
import { FilterSelect } from '../filter-select.tsx';
import { FilterText } from '../filter-text.tsx';
import type { AddressFilters } from '../use-address-filters.ts';
import { useRead } from '../use-read.ts';
import { useText } from '../use-text.ts';

/** Named in the address as in the API, so that a saved filter is both. */
export const deskFilterNames = ['state', 'claimed', 'organizationId', 'query'] as const;
export type DeskFilters = AddressFilters<(typeof deskFilterNames)[number]>;

const states = ['needs_somebody', 'held', 'stalled', 'disputed', 'open', 'any'] as const;
const claims = ['mine', 'nobody', 'anyone'] as const;

/** The filters as the API takes them; what it does not know is left out. */
export function deskQuery({ values }: DeskFilters) {
  const { state, claimed, organizationId, query } = values;
  return {
    state: states.find((one) => one === state),
    claimed: claims.find((one) => one === claimed),
    organizationId,
    query: query?.trim() || undefined,
  };
}

export function DeskFilterBar({ filters, actions }: { filters: DeskFilters; actions: ReactNode }) {
  const say = useText();
  const { values, set, clear, isAny } = filters;
  const organizations = useRead('listOrganizations', { query: { limit: 200 } });
  const everybody = { value: '', text: say('porting-desk.filter.everyOrganization') };
  return (
    <FilterBar isAny={isAny} onClear={clear} actions={actions}>
      <FilterText
        label={say('porting-desk.filter.query')}
        value={values.query ?? ''}
        onChange={(value) => set('query', value)}
      />
      <FilterSelect
        label={say('porting-desk.filter.state')}
        value={values.state ?? 'needs_somebody'}
        onChange={(value) => set('state', value === 'needs_somebody' ? '' : value)}
        options={states.map((state) => ({ value: state, text: say(`porting-desk.state.${state}`) }))}
      />
      <FilterSelect
        label={say('porting-desk.filter.claimed')}
        value={values.claimed ?? ''}
        onChange={(value) => set('claimed', value)}
        options={[
          { value: '', text: say('porting-desk.claimed.either') },
          ...claims.map((claimed) => ({ value: claimed, text: say(`porting-desk.claimed.${claimed}`) })),
        ]}
      />
      <FilterSelect
        label={say('porting-desk.filter.organization')}
        value={values.organizationId ?? ''}
        onChange={(value) => set('organizationId', value)}
        options={[
          everybody,
          ...(organizations.data?.items.map(({ id, name }) => ({ value: id, text: name })) ?? []),
        ]}
      />
    </FilterBar>
  );
}
