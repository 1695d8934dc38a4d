import type { z } from 'zod';
import type { apiToken } from '../../contract/organizations.ts';
import {
  createCarrierToken,
  createOperatorToken,
  createOrganizationToken,
} from '../../operations/carriers/create-api-token.ts';
import {
  listCarrierTokens,
  listOperatorTokens,
  listOrganizationTokens,
} from '../../operations/carriers/list-api-tokens.ts';
import {
  revokeCarrierToken,
  revokeOperatorToken,
  revokeOrganizationToken,
} from '../../operations/carriers/revoke-api-token.ts';
import type { Context } from '../../operations/context.ts';
import type { ApiToken } from '../../storage/api-tokens.ts';
import type { Handlers } from '../call.ts';
import { cursorKey, pageOf } from '../cursor.ts';
import { pathId } from '../path-id.ts';

type Routes =
  | 'listApiTokens'
  | 'createApiToken'
  | 'revokeApiToken'
  | 'listOperatorApiTokens'
  | 'createOperatorApiToken'
  | 'revokeOperatorApiToken'
  | 'listCarrierApiTokens'
  | 'createCarrierApiToken'
  | 'revokeCarrierApiToken';

interface PageQuery {
  limit: number;
  cursor?: string | undefined;
}

const pageAsked = ({ limit, cursor }: PageQuery) => ({ limit: limit + 1, beforeId: cursorKey(cursor) });
const answerPage = (rows: ApiToken[], { limit }: PageQuery) =>
  pageOf(rows, limit, (row) => row.id, presentToken);

/** Tokens are shown once: what is remembered for a repeated request is without them. */
export function apiTokenHandlers(context: Context): Handlers<Routes> {
  return {
    listApiTokens: async ({ principal, params, query }) => {
      const input = { organizationId: pathId('organization', params.org), ...pageAsked(query) };
      return answerPage(await listOrganizationTokens(context, principal, input), query);
    },
    createApiToken: ({ principal, params, body, remember }) => {
      const input = { organizationId: pathId('organization', params.org), ...termsOf(body) };
      return createOrganizationToken(context, principal, input, (tx, made) => remember(tx, 201, made));
    },
    revokeApiToken: ({ principal, params }) =>
      revokeOrganizationToken(context, principal, {
        organizationId: pathId('organization', params.org),
        tokenId: params.id,
      }),
    listOperatorApiTokens: async ({ principal, query }) =>
      answerPage(await listOperatorTokens(context, principal, pageAsked(query)), query),
    createOperatorApiToken: ({ principal, body, remember }) =>
      createOperatorToken(context, principal, termsOf(body), (tx, made) => remember(tx, 201, made)),
    revokeOperatorApiToken: ({ principal, params }) => revokeOperatorToken(context, principal, params.id),
    listCarrierApiTokens: async ({ principal, params, query }) => {
      const input = { carrierId: pathId('carrier', params.carrier), ...pageAsked(query) };
      return answerPage(await listCarrierTokens(context, principal, input), query);
    },
    createCarrierApiToken: ({ principal, params, body, remember }) => {
      const input = { carrierId: pathId('carrier', params.carrier), ...termsOf(body) };
      return createCarrierToken(context, principal, input, (tx, made) => remember(tx, 201, made));
    },
    revokeCarrierApiToken: ({ principal, params }) =>
      revokeCarrierToken(context, principal, {
        carrierId: pathId('carrier', params.carrier),
        tokenId: params.id,
      }),
  };
}

function termsOf<Body extends { expiresAt: string | null }>(body: Body) {
  return { ...body, expiresAt: body.expiresAt === null ? null : new Date(body.expiresAt) };
}

function presentToken(token: ApiToken): z.input<typeof apiToken> {
  const { id, name, role, tokenPrefix, actsWithoutStepUp, createdAt, createdBy, lastUsedAt, revokedAt } =
    token;
  return {
    id,
    name,
    role,
    prefix: tokenPrefix,
    actsWithoutStepUp,
    createdAt: createdAt.toISOString(),
    createdBy,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
    expiresAt: token.expiresAt?.toISOString() ?? null,
    scopes: token.scopes === null ? null : [...token.scopes],
  };
}
