import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AnswerOf } from '../../api.ts';
import { Ago } from '../ago.tsx';
import { type Column, Grid } from '../grid.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { SectionCard } from '../section-card.tsx';
import { ShowMore } from '../show-more.tsx';
import { TokenScopes } from '../tokens/token-scopes.tsx';
import { usePlace } from '../use-place.ts';
import { useReadList } from '../use-read.ts';
import { useText } from '../use-text.ts';
import { CarrierClientCreate } from './carrier-client-create.tsx';
import { CarrierClientRevoke } from './carrier-client-revoke.tsx';
import type { CarrierDetail } from './carrier-facts.tsx';

const useStyles = makeStyles({
  inUse: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

export type OauthClient = AnswerOf<'listOauthClients'>['items'][number];

/** A carrier's OAuth clients: how its programs get short access tokens. */
export function CarrierClients({ carrier }: { carrier: CarrierDetail }) {
  const say = useText();
  const { can } = usePlace();
  const list = useReadList('listOauthClients', { params: { carrier: carrier.id } });
  const { items, error } = list;
  const label = (id: string) => say(`settings.token.${id}`);
  const columns: Column<OauthClient>[] = [
    { id: 'name', label: label('name'), cell: ({ name }) => name },
    { id: 'id', label: say('carriers.clients.id'), cell: ({ id }) => id },
    {
      id: 'authentication',
      label: say('carriers.clients.authentication'),
      cell: ({ authentication }) => say(`carriers.clients.by.${authentication}`),
    },
    { id: 'scopes', label: label('scopes'), cell: ({ scopes }) => <TokenScopes scopes={scopes} /> },
    {
      id: 'lastUsedAt',
      label: label('lastUsedAt'),
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Ago at={lastUsedAt} /> : label('neverUsed')),
    },
    {
      id: 'status',
      label: label('status'),
      cell: (client) => <Status client={client} carrier={carrier.id} />,
    },
  ];
  const url = `${window.location.origin}/oauth/token`;
  return (
    <SectionCard
      title={say('carriers.clients')}
      lead={say('carriers.clients.what', { name: carrier.name, url })}
      actions={can('oauth_client.create') && <CarrierClientCreate carrier={carrier} />}
    >
      {error && !items && <ProblemMessage problem={error} onRetry={() => list.refetch()} />}
      {items?.length === 0 && <Text>{say('carriers.clients.none')}</Text>}
      {items && items.length > 0 && (
        <>
          <Grid label={say('carriers.clients')} columns={columns} rows={items} keyOf={({ id }) => id} />
          <ShowMore {...list} count={items.length} />
        </>
      )}
    </SectionCard>
  );
}

function Status({ client, carrier }: { client: OauthClient; carrier: string }) {
  const say = useText();
  const styles = useStyles();
  const { can } = usePlace();
  if (client.revokedAt !== null) {
    return (
      <>
        {say('settings.token.revoked')} <Ago at={client.revokedAt} />
      </>
    );
  }
  return (
    <span className={styles.inUse}>
      {say('settings.token.inUse')}
      {can('oauth_client.revoke') && <CarrierClientRevoke client={client} carrier={carrier} />}
    </span>
  );
}
