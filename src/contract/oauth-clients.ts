import { z } from 'zod';
import { oauthAuthentications } from '../core/oauth-client.ts';
import { scopesFor } from './api-token-terms.ts';
import { route } from './route.ts';
import { instant, listOf, page, text } from './text.ts';

const ofCarrier = z.object({ carrier: z.string().max(60) });
const shownJwks = z.object({ keys: z.array(z.record(z.string(), z.unknown())) });

export const oauthClient = z.object({
  id: z.string().meta({ description: 'The client_id' }),
  name: z.string(),
  authentication: z.enum(oauthAuthentications),
  jwks: shownJwks.nullable(),
  certificateThumbprint: z.string().nullable(),
  scopes: z.array(z.string()).nullable().meta({ description: 'Null: all that a carrier may do' }),
  createdAt: instant,
  createdBy: z.string(),
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});

/** How a carrier's programs get short access tokens at `/oauth/token` (RFC 6749, section 4.4). */
export const oauthClientRoutes = {
  listOauthClients: route({
    method: 'GET',
    path: '/carriers/:carrier/oauth-clients',
    summary: "A carrier's OAuth clients",
    access: 'carrier.list',
    params: ofCarrier,
    query: z.strictObject(page),
    answerStatus: 200,
    answer: listOf(oauthClient),
  }),
  createOauthClient: route({
    method: 'POST',
    path: '/carriers/:carrier/oauth-clients',
    summary: 'Create an OAuth client; its secret, where it has one, is shown once',
    access: 'oauth_client.create',
    isCreation: true,
    params: ofCarrier,
    body: z.strictObject({
      name: text(100),
      authentication: z.enum(oauthAuthentications),
      jwks: z
        .record(z.string().max(50), z.unknown())
        .nullable()
        .default(null)
        .meta({ description: 'With private_key_jwt: a JWK Set of 1 to 10 public keys' }),
      certificateThumbprint: z
        .string()
        .regex(/^[A-Za-z0-9_-]{43}$/)
        .nullable()
        .default(null)
        .meta({ description: 'With tls: x5t#S256, SHA-256 of the DER certificate in base64url' }),
      scopes: scopesFor(['carrier']),
    }),
    answerStatus: 201,
    answer: oauthClient.extend({
      clientSecret: z.string().nullable().optional().meta({
        description: 'Shown this once; a repeated request with the same Idempotency-Key answers without it',
      }),
    }),
  }),
  revokeOauthClient: route({
    method: 'DELETE',
    path: '/carriers/:carrier/oauth-clients/:id',
    summary: 'Revoke an OAuth client, and every token it got, at once',
    access: 'oauth_client.revoke',
    params: ofCarrier.extend({ id: z.string().max(60) }),
    answerStatus: 204,
  }),
} as const;
