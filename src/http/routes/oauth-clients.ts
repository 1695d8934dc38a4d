import type { z } from 'zod';
import type { oauthClient } from '../../contract/oauth-clients.ts';
import { createOauthClient } from '../../operations/carriers/create-oauth-client.ts';
import { listOauthClients } from '../../operations/carriers/list-oauth-clients.ts';
import { revokeOauthClient } from '../../operations/carriers/revoke-oauth-client.ts';
import type { Context } from '../../operations/context.ts';
import type { OauthClient } from '../../storage/oauth-clients.ts';
import type { Handlers } from '../call.ts';
import { cursorKey, pageOf } from '../cursor.ts';
import { pathId } from '../path-id.ts';

type Routes = 'listOauthClients' | 'createOauthClient' | 'revokeOauthClient';

export function oauthClientHandlers(context: Context): Handlers<Routes> {
  const carrierOf = (params: { carrier: string }) => pathId('carrier', params.carrier);
  return {
    listOauthClients: async ({ principal, params, query: { limit, cursor } }) => {
      const page = { carrierId: carrierOf(params), limit: limit + 1, beforeId: cursorKey(cursor) };
      const rows = await listOauthClients(context, principal, page);
      return pageOf(rows, limit, (row) => row.id, presentClient);
    },
    createOauthClient: async ({ principal, params, body, remember }) => {
      const asked = { carrierId: carrierOf(params), ...body };
      const made = await createOauthClient(context, principal, asked, (tx, client) =>
        remember(tx, 201, presentClient(client)),
      );
      return { ...presentClient(made), clientSecret: made.clientSecret };
    },
    revokeOauthClient: ({ principal, params }) =>
      revokeOauthClient(context, principal, { carrierId: carrierOf(params), clientId: params.id }),
  };
}

function presentClient(client: OauthClient): z.input<typeof oauthClient> {
  const { id, name, authentication, jwks, certificateThumbprint, scopes, createdBy } = client;
  return {
    id,
    name,
    authentication,
    jwks: jwks && { keys: [...jwks.keys] },
    certificateThumbprint,
    scopes: scopes && [...scopes],
    createdAt: client.createdAt.toISOString(),
    createdBy,
    lastUsedAt: client.lastUsedAt?.toISOString() ?? null,
    revokedAt: client.revokedAt?.toISOString() ?? null,
  };
}
