import { Button, Text } from '@fluentui/react-components';
import { CallRegular } from '@fluentui/react-icons';
import { EmptyState } from '../empty-state.tsx';
import { Grid } from '../grid.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { ShowMore } from '../show-more.tsx';
import { useFormats } from '../use-formats.ts';
import { usePlace } from '../use-place.ts';
import { useReadList } from '../use-read.ts';
import { useText } from '../use-text.ts';
import { phoneNumberColumns } from './phone-numbers-columns.tsx';
import type { PhoneNumberFilters, phoneNumberQuery } from './phone-numbers-filters.tsx';

interface Props {
  query: ReturnType<typeof phoneNumberQuery>;
  filters: PhoneNumberFilters;
}

/** The numbers that match, page by page. */
export function PhoneNumbersList({ query, filters }: Props) {
  const say = useText();
  const formats = useFormats();
  const { org } = usePlace();
  const list = useReadList('listPhoneNumbers', { params: { org }, query });
  const { items, error } = list;
  if (error && !items) return <ProblemMessage problem={error} onRetry={() => list.refetch()} />;
  if (items?.length === 0) return <NoNumbers filters={filters} />;
  const addressOf = (id: string) => `/o/${org}/voice/port-orders/${id}`;
  return (
    <>
      <Grid
        label={say('frame.phoneNumbers')}
        columns={phoneNumberColumns(say, formats, addressOf)}
        rows={items}
        keyOf={({ id }) => id}
      />
      {items && <ShowMore {...list} count={items.length} />}
    </>
  );
}

function NoNumbers({ filters: { isAny, values, clear } }: { filters: PhoneNumberFilters }) {
  const say = useText();
  const { can } = usePlace();
  const isOnlyStatus = isAny && !values.query && !values.account;
  if (isOnlyStatus) return <EmptyState icon={<CallRegular />} title={say('phone-numbers.noneLeft')} />;
  if (isAny) {
    return (
      <EmptyState icon={<CallRegular />} title={say('phone-numbers.noneFound')}>
        <Button onClick={clear}>{say('parts.clearFilters')}</Button>
      </EmptyState>
    );
  }
  const next = can('phone_number.add') ? 'phone-numbers.noneYet.operator' : 'phone-numbers.noneYet.others';
  return (
    <EmptyState icon={<CallRegular />} title={say('phone-numbers.noneYet')}>
      <Text>{say(next)}</Text>
    </EmptyState>
  );
}
