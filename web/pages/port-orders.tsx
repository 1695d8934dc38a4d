import { makeStyles, Tab, TabList, Text, tokens } from '@fluentui/react-components';
import { ArrowExportRegular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { Outlet, useLocation } from 'react-router';
import { request } from '../api.ts';
import { ColumnsMenu } from '../parts/columns-menu.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ExportCsv } from '../parts/export-csv.tsx';
import { Grid } from '../parts/grid.tsx';
import { orderColumns, orderColumnsHiddenAtFirst, orderCsvColumns } from '../parts/orders/order-columns.tsx';
import { OrderFilterBar, orderFilterNames, orderQuery } from '../parts/orders/order-filters.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { ProblemMessage } from '../parts/problem-message.tsx';
import { ShowMore } from '../parts/show-more.tsx';
import { useAddressFilters } from '../parts/use-address-filters.ts';
import { useChosenColumns } from '../parts/use-chosen-columns.ts';
import { useFormats } from '../parts/use-formats.ts';
import { usePlace } from '../parts/use-place.ts';
import { useReadList } from '../parts/use-read.ts';
import { useText } from '../parts/use-text.ts';

const useStyles = makeStyles({
  tabs: { marginLeft: `-${tokens.spacingHorizontalMNudge}`, marginBottom: tokens.spacingVerticalM },
});

/** Requests to take numbers away, newest first, and the way to the PIN, which opens over them. */
export function PortOrders() {
  const say = useText();
  const styles = useStyles();
  const formats = useFormats();
  const { org } = usePlace();
  const filters = useAddressFilters(orderFilterNames);
  const query = orderQuery(org, filters);
  const list = useReadList('listPortOutOrders', { query }, { everyMs: 30_000 });
  const address = `/o/${org}/voice/port-orders`;
  const isPinOpen = useLocation().pathname === `${address}/pin`;
  const { columns, chosen } = useChosenColumns(
    'columns-of-port-orders',
    orderColumns(say, formats, (id) => `${address}/${id}`),
    orderColumnsHiddenAtFirst,
  );
  const isEmpty = list.items?.length === 0;
  return (
    <>
      <PageHeader
        title={say('frame.portOrders')}
        windowTitle={isPinOpen ? say('port-out-pin.title') : undefined}
        actions={<PinLink to={`${address}/pin`} isOpen={isPinOpen} />}
      />
      <TabList selectedValue="out" className={styles.tabs}>
        <Tab value="out" icon={<ArrowExportRegular />}>
          {say('port-orders.portOut')}
        </Tab>
      </TabList>
      <OrderFilterBar
        filters={filters}
        actions={
          <>
            <ColumnsMenu {...chosen} />
            <ExportCsv
              fileName="port-out-orders"
              columns={orderCsvColumns(say)}
              readPage={(cursor) => request('listPortOutOrders', { query: { ...query, cursor, limit: 200 } })}
            />
          </>
        }
      />
      <ProblemMessage problem={list.error} onRetry={() => void list.refetch()} />
      {isEmpty ? (
        <EmptyState icon={<ArrowExportRegular />} title={say('port-orders.empty')}>
          <Text>{say(filters.isAny ? 'port-orders.emptyFiltered' : 'port-orders.emptyText')}</Text>
        </EmptyState>
      ) : (
        <>
          {(list.items || !list.error) && (
            <Grid
              label={say('frame.portOrders')}
              columns={columns}
              rows={list.items}
              keyOf={(row) => row.id}
            />
          )}
          {list.items && <ShowMore count={list.items.length} {...list} />}
        </>
      )}
      <Outlet />
    </>
  );
}

/** The way to the PIN. Whoever closes the panel is set on it again. */
function PinLink({ to, isOpen }: { to: string; isOpen: boolean }) {
  const say = useText();
  const { search } = useLocation();
  const link = useRef<HTMLAnchorElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) requestAnimationFrame(() => link.current?.focus());
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <PageLink to={`${to}${search}`} ref={link}>
      {say('port-orders.managePin')}
    </PageLink>
  );
}
