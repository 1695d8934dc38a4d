import { Button, Text } from '@fluentui/react-components';
import { BuildingMultipleRegular } from '@fluentui/react-icons';
import { useIntl } from 'react-intl';
import { EmptyState } from '../empty-state.tsx';
import { Grid } from '../grid.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { ShowMore } from '../show-more.tsx';
import { useFormats } from '../use-formats.ts';
import { useReadList } from '../use-read.ts';
import { useText } from '../use-text.ts';
import { organizationColumns } from './organizations-columns.tsx';

/** The organizations with that in their name. */
export function OrganizationsList({ query, onClear }: { query: string | undefined; onClear(): void }) {
  const say = useText();
  const formats = useFormats();
  const { locale } = useIntl();
  const list = useReadList('listOrganizations', { query: { query } });
  const { items, error } = list;
  if (error && !items) return <ProblemMessage problem={error} onRetry={() => list.refetch()} />;
  if (items?.length === 0) {
    return (
      <EmptyState
        icon={<BuildingMultipleRegular />}
        title={say(query ? 'organizations.noneFound' : 'organizations.none')}
      >
        {query ? (
          <Button onClick={onClear}>{say('parts.clearFilters')}</Button>
        ) : (
          <Text>{say('organizations.noneWhy')}</Text>
        )}
      </EmptyState>
    );
  }
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return (
    <>
      <Grid
        label={say('frame.organizations')}
        columns={organizationColumns(say, formats, (code) => names.of(code) ?? code)}
        rows={items}
        keyOf={({ id }) => id}
      />
      {items && <ShowMore {...list} count={items.length} />}
    </>
  );
}
