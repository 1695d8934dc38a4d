import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { DeliveriesList } from '../parts/deliveries/deliveries-list.tsx';
import type { Delivery } from '../parts/deliveries/delivery-columns.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { FilterSelect } from '../parts/filter-select.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { useAddressFilters } from '../parts/use-address-filters.ts';
import { useText } from '../parts/use-text.ts';

/** What needs somebody first. */
const states = ['dead', 'not_sent', 'waiting', 'sent'] as const satisfies readonly Delivery['state'][];

const useStyles = makeStyles({ what: { marginBottom: tokens.spacingVerticalL, maxWidth: '760px' } });

/** Mails and webhooks of everybody by what became of them: for the operator. */
export function Deliveries() {
  const say = useText();
  const { values, set, clear, isAny } = useAddressFilters(['state'] as const);
  const state = states.find((one) => one === values.state) ?? 'dead';
  return (
    <>
      <PageHeader title={say('frame.deliveries')} />
      <Text block className={useStyles().what}>
        {say('deliveries.what')}
      </Text>
      <FilterBar isAny={isAny} onClear={clear}>
        <FilterSelect
          label={say('deliveries.column.state')}
          value={state}
          onChange={(value) => set('state', value === 'dead' ? '' : value)}
          options={states.map((one) => ({ value: one, text: say(`deliveries.state.${one}`) }))}
        />
      </FilterBar>
      <DeliveriesList key={state} state={state} />
    </>
  );
}
