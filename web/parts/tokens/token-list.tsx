import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AnswerOf } from '../../api.ts';
import { Ago } from '../ago.tsx';
import { type Column, Grid } from '../grid.tsx';
import { type Say, useText } from '../use-text.ts';
import { TokenEnd } from './token-end.tsx';
import { TokenScopes } from './token-scopes.tsx';
import { TokenStatus } from './token-status.tsx';

export type ApiToken = AnswerOf<'listApiTokens'>['items'][number];

const useStyles = makeStyles({
  prefix: { display: 'block', fontFamily: tokens.fontFamilyMonospace, color: tokens.colorNeutralForeground2 },
});

interface Props {
  /** Undefined while they are read. */
  items: readonly ApiToken[] | undefined;
  /** Null: the person may not revoke. */
  revoke: ((id: string) => Promise<unknown>) | null;
  /** Carriers' tokens all have one role. */
  hasRoles: boolean;
}

/** API tokens, those that were revoked among them. */
export function TokenList({ items, revoke, hasRoles }: Props) {
  const say = useText();
  if (items?.length === 0) return <Text>{say('settings.token.none')}</Text>;
  return (
    <Grid
      label={say('settings.tokens')}
      columns={columnsOf(say, revoke, hasRoles)}
      rows={items}
      keyOf={({ id }) => id}
    />
  );
}

function columnsOf(say: Say, revoke: Props['revoke'], hasRoles: boolean): Column<ApiToken>[] {
  const label = (id: string) => say(`settings.token.${id}`);
  const columns: (Column<ApiToken> | false)[] = [
    { id: 'name', label: label('name'), cell: (token) => <Name token={token} /> },
    hasRoles && {
      id: 'role',
      label: label('role'),
      cell: ({ role }) => say(`users.roleName.${role}`),
    },
    { id: 'createdBy', label: label('createdBy'), cell: (token) => token.createdBy },
    { id: 'createdAt', label: label('createdAt'), cell: (token) => <Ago at={token.createdAt} /> },
    {
      id: 'lastUsedAt',
      label: label('lastUsedAt'),
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Ago at={lastUsedAt} /> : label('neverUsed')),
    },
    { id: 'expiresAt', label: label('expiresAt'), cell: (token) => <TokenEnd token={token} /> },
    {
      id: 'scopes',
      label: label('scopes'),
      cell: ({ scopes }) => <TokenScopes scopes={scopes} />,
    },
    {
      id: 'status',
      label: label('status'),
      cell: (token) => <TokenStatus token={token} revoke={revoke} />,
    },
  ];
  return columns.filter((column) => column !== false);
}

function Name({ token }: { token: ApiToken }) {
  return (
    <>
      {token.name}
      <span className={useStyles().prefix}>{token.prefix}…</span>
    </>
  );
}
