import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import type { AnswerOf } from '../../api.ts';
import { Ago } from '../ago.tsx';
import { type Column, Grid } from '../grid.tsx';
import { SectionCard } from '../section-card.tsx';
import { type Say, useText } from '../use-text.ts';
import { AccountIdentityUnlink } from './account-identity-unlink.tsx';

export type Identity = AnswerOf<'getAccount'>['identities'][number];

const useStyles = makeStyles({
  name: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

/** The accounts at organizations' providers that sign the person in; nothing where there is none. */
export function AccountIdentities({ identities }: { identities: readonly Identity[] }) {
  const say = useText();
  if (identities.length === 0) return null;
  return (
    <SectionCard title={say('account.identities')} lead={say('account.identities.what')}>
      <Grid
        label={say('account.identities')}
        columns={columnsOf(say)}
        rows={identities}
        keyOf={({ id }) => id}
      />
    </SectionCard>
  );
}

function columnsOf(say: Say): Column<Identity>[] {
  const label = (id: string) => say(`account.identity.${id}`);
  return [
    { id: 'providerName', label: label('providerName'), cell: (one) => <Name identity={one} /> },
    { id: 'organizationName', label: label('organizationName'), cell: (one) => one.organizationName },
    { id: 'email', label: label('email'), cell: ({ email }) => email },
    { id: 'createdAt', label: label('createdAt'), cell: ({ createdAt }) => <Ago at={createdAt} /> },
    { id: 'lastUsedAt', label: label('lastUsedAt'), cell: ({ lastUsedAt }) => <Ago at={lastUsedAt} /> },
    { id: 'acts', label: label('acts'), cell: (one) => <AccountIdentityUnlink identity={one} /> },
  ];
}

function Name({ identity }: { identity: Identity }) {
  const say = useText();
  return (
    <span className={useStyles().name}>
      {identity.providerName}
      {!identity.isProviderInUse && <Badge appearance="tint">{say('account.identity.notInUse')}</Badge>}
    </span>
  );
}
