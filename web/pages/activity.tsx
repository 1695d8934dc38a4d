import { Text } from '@fluentui/react-components';
import { HistoryRegular } from '@fluentui/react-icons';
import { ActivityExport } from '../parts/activity/activity-export.tsx';
import { ActivityList } from '../parts/activity/activity-list.tsx';
import { auditActions } from '../parts/activity/audit-actions.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { FilterSelect } from '../parts/filter-select.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { ProblemMessage } from '../parts/problem-message.tsx';
import { ShowMore } from '../parts/show-more.tsx';
import { SkeletonRows } from '../parts/skeleton-rows.tsx';
import { useAddressFilters } from '../parts/use-address-filters.ts';
import { usePlace } from '../parts/use-place.ts';
import { useReadList } from '../parts/use-read.ts';
import { useText } from '../parts/use-text.ts';

/** The record: what was done, newest first. */
export function Activity() {
  const say = useText();
  const { org } = usePlace();
  const { values, set, clear, isAny } = useAddressFilters(['action'] as const);
  const query = { action: values.action?.slice(0, 60) };
  const list = useReadList('listAuditEntries', { params: { org }, query });
  const { items, error } = list;
  return (
    <>
      <PageHeader title={say('frame.activity')} />
      <FilterBar isAny={isAny} onClear={clear} actions={<ActivityExport />}>
        <FilterSelect
          label={say('activity.filter.action')}
          value={values.action ?? ''}
          onChange={(value) => set('action', value)}
          options={[
            { value: '', text: say('activity.filter.all') },
            ...auditActions.map((action) => ({ value: action, text: say(`activity.action.${action}`) })),
          ]}
        />
      </FilterBar>
      {!items && !error && <SkeletonRows />}
      {error && !items && <ProblemMessage problem={error} onRetry={() => list.refetch()} />}
      {items?.length === 0 && (
        <EmptyState icon={<HistoryRegular />} title={say(isAny ? 'activity.noneFound' : 'activity.none')}>
          <Text>{!isAny && say('activity.noneWhy')}</Text>
        </EmptyState>
      )}
      {items && items.length > 0 && (
        <>
          <ActivityList entries={items} />
          <ShowMore {...list} count={items.length} />
        </>
      )}
    </>
  );
}
