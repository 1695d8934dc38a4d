import type { AnswerOf } from '../../api.ts';
import type { CsvColumn } from '../csv-text.ts';
import type { Column } from '../grid.tsx';
import { PageLink } from '../page-link.tsx';
import type { Formats } from '../use-formats.ts';
import type { Say } from '../use-text.ts';

export type OrganizationRow = AnswerOf<'listOrganizations'>['items'][number];

/** The columns of the list of organizations; the name leads there. */
export function organizationColumns(
  say: Say,
  { instant, zoneName }: Formats,
  countryName: (code: string) => string,
): Column<OrganizationRow>[] {
  const label = (id: string) => say(`organizations.${id}`);
  return [
    {
      id: 'name',
      label: label('name'),
      cell: ({ id, name }) => <PageLink to={`/o/${id}/home`}>{name}</PageLink>,
      width: '40%',
    },
    { id: 'country', label: label('country'), cell: ({ country }) => countryName(country) },
    { id: 'timeZone', label: label('timeZone'), cell: ({ timeZone }) => zoneName(timeZone) },
    {
      id: 'since',
      label: label('since'),
      cell: ({ createdAt }) => <time dateTime={createdAt}>{instant(createdAt)}</time>,
    },
  ];
}

/** The same for a file: plain values, instants in UTC. */
export function organizationCsvColumns(say: Say): CsvColumn<OrganizationRow>[] {
  const label = (id: string) => say(`organizations.${id}`);
  return [
    { label: label('name'), text: ({ name }) => name, isFree: true },
    { label: label('country'), text: ({ country }) => country },
    { label: label('timeZone'), text: ({ timeZone }) => timeZone },
    { label: label('since'), text: ({ createdAt }) => createdAt },
    { label: label('id'), text: ({ id }) => id },
  ];
}
