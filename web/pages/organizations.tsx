import { request } from '../api.ts';
import { ExportCsv } from '../parts/export-csv.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { FilterText } from '../parts/filter-text.tsx';
import { organizationCsvColumns } from '../parts/organizations/organizations-columns.tsx';
import { OrganizationsCreate } from '../parts/organizations/organizations-create.tsx';
import { OrganizationsList } from '../parts/organizations/organizations-list.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { useAddressFilters } from '../parts/use-address-filters.ts';
import { usePlace } from '../parts/use-place.ts';
import { useText } from '../parts/use-text.ts';

/** The operator's customers. */
export function Organizations() {
  const say = useText();
  const { can } = usePlace();
  const { values, set, clear, isAny } = useAddressFilters(['query'] as const);
  const query = values.query?.slice(0, 100);
  const readPage = (cursor: string | undefined) =>
    request('listOrganizations', { query: { query, limit: 200, cursor } });
  return (
    <>
      <PageHeader
        title={say('frame.organizations')}
        actions={can('organization.create') && <OrganizationsCreate />}
      />
      <FilterBar
        isAny={isAny}
        onClear={clear}
        actions={
          <ExportCsv fileName="organizations" columns={organizationCsvColumns(say)} readPage={readPage} />
        }
      >
        <FilterText
          label={say('organizations.search')}
          value={values.query ?? ''}
          onChange={(value) => set('query', value)}
        />
      </FilterBar>
      <OrganizationsList query={query} onClear={clear} />
    </>
  );
}
