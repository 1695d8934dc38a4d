import { ShieldCheckmarkRegular, ShieldErrorRegular, ShieldProhibitedRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { AnswerOf } from '../../api.ts';
import { usCountryCodes } from '../country-codes.ts';
import { type Column, Grid } from '../grid.tsx';
import type { OrganizationRow } from '../organizations/organizations-columns.tsx';
import { PageButton } from '../page-button.tsx';
import { PageLink } from '../page-link.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { SectionCard } from '../section-card.tsx';
import { StatusBadge } from '../status-badge.tsx';
import { useFormats } from '../use-formats.ts';
import { useRead } from '../use-read.ts';
import { type Say, useText } from '../use-text.ts';

type Overview = AnswerOf<'getOverview'>;

/** As many are looked at one by one here; the page of organizations has them all. */
const shownMax = 20;

/** The first organizations by name, with what may be missing in each. */
export function OperatorHomeOrganizations() {
  const say = useText();
  const { data, error, refetch } = useRead('listOrganizations', { query: { limit: shownMax } });
  return (
    <SectionCard
      title={say('frame.organizations')}
      actions={<PageButton to="/operator/organizations">{say('operator-home.all')}</PageButton>}
    >
      {error && !data ? (
        <ProblemMessage problem={error} onRetry={() => refetch()} />
      ) : (
        <Grid
          label={say('frame.organizations')}
          columns={columnsOf(say)}
          rows={data?.items}
          keyOf={({ id }) => id}
        />
      )}
    </SectionCard>
  );
}

function columnsOf(say: Say): Column<OrganizationRow>[] {
  return [
    {
      id: 'name',
      label: say('organizations.name'),
      cell: ({ id, name }) => <PageLink to={`/o/${id}/home`}>{name}</PageLink>,
      width: '40%',
    },
    {
      id: 'pin',
      label: say('home.pin'),
      cell: ({ id, country }) => (hasPin(country) ? <PinState org={id} /> : '–'),
    },
    {
      id: 'numbers',
      label: say('home.counts.active'),
      cell: ({ id }) => <Count org={id} of={({ phoneNumbers }) => phoneNumbers.active} />,
    },
    {
      id: 'held',
      label: say('home.counts.held'),
      cell: ({ id }) => <Count org={id} of={({ portOutOrders }) => portOutOrders.held ?? 0} />,
    },
  ];
}

/** There are no port-out PINs outside the United States and its territories. */
function hasPin(country: string): boolean {
  return usCountryCodes.some((code) => code === country);
}

function Count({ org, of }: { org: string; of(overview: Overview): number }) {
  const { number } = useFormats();
  const { data } = useRead('getOverview', { params: { org } });
  return data ? number(of(data)) : '…';
}

const looks: Record<Overview['pinState'], { tone: 'good' | 'bad' | 'waiting'; icon: ReactElement }> = {
  set: { tone: 'good', icon: <ShieldCheckmarkRegular /> },
  not_set: { tone: 'waiting', icon: <ShieldProhibitedRegular /> },
  on_hold: { tone: 'bad', icon: <ShieldErrorRegular /> },
};

function PinState({ org }: { org: string }) {
  const say = useText();
  const { data } = useRead('getOverview', { params: { org } });
  if (!data) return '…';
  return <StatusBadge {...looks[data.pinState]}>{say(`operator-home.pin.${data.pinState}`)}</StatusBadge>;
}
