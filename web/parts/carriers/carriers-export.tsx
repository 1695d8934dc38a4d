import { request } from '../../api.ts';
import type { CsvColumn } from '../csv-text.ts';
import { ExportCsv } from '../export-csv.tsx';
import { useText } from '../use-text.ts';
import type { Carrier } from './carriers-list.tsx';

export function CarriersExport() {
  const say = useText();
  const columns: CsvColumn<Carrier>[] = [
    { label: say('carriers.name'), text: ({ name }) => name, isFree: true },
    { label: say('carriers.spid'), text: ({ spid }) => spid },
    { label: say('carriers.status'), text: ({ status }) => say(`carriers.status.${status}`) },
    { label: say('carriers.since'), text: ({ createdAt }) => createdAt },
  ];
  const readPage = (cursor: string | undefined) => request('listCarriers', { query: { limit: 200, cursor } });
  return <ExportCsv fileName="carriers" columns={columns} readPage={readPage} />;
}
