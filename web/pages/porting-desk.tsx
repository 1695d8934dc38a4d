import { Text } from '@fluentui/react-components';
import { ClipboardTaskRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { bulkOrdersMax } from '../../src/contract/porting-desk.ts';
import { request } from '../api.ts';
import { DeskClaim } from '../parts/desk/desk-claim.tsx';
import { type DeskRow, deskColumns, deskCsvColumns, deskOrderAddress } from '../parts/desk/desk-columns.tsx';
import { DeskFilterBar, deskFilterNames, deskQuery } from '../parts/desk/desk-filters.tsx';
import { DeskGrid } from '../parts/desk/desk-grid.tsx';
import { DeskKeys } from '../parts/desk/desk-keys.tsx';
import { DeskSavedFilters } from '../parts/desk/desk-saved-filters.tsx';
import { DeskSelection } from '../parts/desk/desk-selection.tsx';
import { useDeskClaims } from '../parts/desk/use-desk-claims.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { ExportCsv } from '../parts/export-csv.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { ProblemMessage } from '../parts/problem-message.tsx';
import { ShowMore } from '../parts/show-more.tsx';
import { useAddressFilters } from '../parts/use-address-filters.ts';
import { usePlace } from '../parts/use-place.ts';
import { useReadList } from '../parts/use-read.ts';
import { useText } from '../parts/use-text.ts';

/** The queue over all organizations: what needs somebody, the earliest deadline first. */
export function PortingDesk() {
  const say = useText();
  const navigate = useNavigate();
  const { can } = usePlace();
  const filters = useAddressFilters(deskFilterNames);
  const query = deskQuery(filters);
  const list = useReadList('listDeskOrders', { query }, { everyMs: 30_000 });
  const claims = useDeskClaims();
  const { chosen, choose, clear } = useChosenOrders();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const mayWork = can('port_out_order.work');
  const claimOf = (row: DeskRow) => <DeskClaim row={row} claims={claims} />;
  const columns = deskColumns(say, { chosen, claimOf, ...(mayWork && { onChoose: choose }) });
  const acts = {
    ...claims,
    open: (row: DeskRow) => void navigate(deskOrderAddress(row)),
    choose: ({ id }: DeskRow) => mayWork && choose(id),
    help: () => setHelpOpen(true),
  };
  const isEmpty = list.items?.length === 0;
  return (
    <>
      <PageHeader
        title={say('frame.portingDesk')}
        actions={<DeskKeys isOpen={isHelpOpen} onChange={setHelpOpen} />}
      />
      <DeskFilterBar
        filters={filters}
        actions={
          <>
            <DeskSavedFilters />
            <ExportCsv
              fileName="porting-desk"
              columns={deskCsvColumns(say)}
              readPage={(cursor) => request('listDeskOrders', { query: { ...query, cursor, limit: 200 } })}
            />
          </>
        }
      />
      <ProblemMessage problem={claims.problem} />
      <ProblemMessage problem={list.error} onRetry={() => void list.refetch()} />
      {chosen.size > 0 && <DeskSelection orderIds={[...chosen]} onClear={clear} />}
      {isEmpty ? (
        <EmptyState icon={<ClipboardTaskRegular />} title={say('porting-desk.empty')}>
          <Text>{say(filters.isAny ? 'porting-desk.emptyFiltered' : 'porting-desk.emptyText')}</Text>
        </EmptyState>
      ) : (
        <>
          {(list.items || !list.error) && (
            <DeskGrid
              label={say('frame.portingDesk')}
              columns={columns}
              rows={list.items}
              chosen={chosen}
              acts={acts}
            />
          )}
          {list.items && <ShowMore count={list.items.length} {...list} />}
        </>
      )}
    </>
  );
}

/** The orders that are chosen, as many as can be decided at once. */
function useChosenOrders() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = (id: string) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(id) && after.size < bulkOrdersMax) after.add(id);
      return after;
    });
  return { chosen, choose, clear: () => setChosen(new Set()) };
}
