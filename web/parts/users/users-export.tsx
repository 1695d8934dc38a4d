import type { CsvColumn } from '../csv-text.ts';
import { ExportCsv } from '../export-csv.tsx';
import { usePlace } from '../use-place.ts';
import { useText } from '../use-text.ts';
import { peopleCalls, type User } from './people-of.ts';

export function UsersExport() {
  const say = useText();
  const { org } = usePlace();
  const label = (id: string) => say(`users.column.${id}`);
  const columns: CsvColumn<User>[] = [
    { label: label('name'), text: ({ name }) => name, isFree: true },
    { label: label('email'), text: ({ email }) => email, isFree: true },
    { label: label('role'), text: ({ role }) => say(`users.roleName.${role}`) },
    { label: label('status'), text: ({ status }) => say(`users.status.${status}`) },
    { label: label('since'), text: ({ createdAt }) => createdAt },
  ];
  const readPage = (cursor: string | undefined) => peopleCalls(org).list({ limit: 200, cursor });
  return <ExportCsv fileName="users" columns={columns} readPage={readPage} />;
}
