import { actorOf } from '../../core/actor.ts';
import type { CarrierId } from '../../core/ids.ts';
import type { OauthAuthentication, PublicJwks } from '../../core/oauth-client.ts';
import type { Principal, Scopes } from '../../core/principal.ts';
import { type FieldError, Refusal, refuseFields } from '../../core/refusal.ts';
import { requireTokenTerms } from '../../core/token-terms.ts';
import { newClientSecret } from '../../secrets/oauth-token.ts';
import { readPublicJwks } from '../../secrets/public-jwks.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { newId } from '../../storage/new-id.ts';
import { insertOauthClient, type OauthClient } from '../../storage/oauth-clients.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { carrierPlace, requireCarrierThere } from './carrier-place.ts';

export interface NewClient {
  carrierId: CarrierId;
  name: string;
  authentication: OauthAuthentication;
  jwks: unknown;
  certificateThumbprint: string | null;
  scopes: Scopes;
}

export interface CreatedOauthClient extends OauthClient {
  /** Shown once and not kept; null where the client shows no secret. */
  clientSecret: string | null;
}

/** An OAuth client of a gaining carrier. `remember` gets it without the secret. */
export async function createOauthClient(
  context: Context,
  principal: Principal,
  asked: NewClient,
  remember: (tx: OrganizationTx, made: OauthClient) => Promise<void>,
): Promise<CreatedOauthClient> {
  const { carrierId, name, authentication, scopes } = asked;
  const { operatorId } = carrierPlace(principal, carrierId, 'oauth_client.create');
  const at = context.clock.now();
  requireTokenTerms('carrier', { expiresAt: null, scopes }, at);
  const means = await meansOf(asked);
  const secret = authentication === 'client_secret' ? newClientSecret() : null;
  const id = newId('oauthClient', at);
  const actor = actorOf(principal);
  const made = await context.db.forOrganization(operatorId).transaction(async (tx) => {
    await requireCarrierThere(tx, carrierId);
    const kept = { id, carrierId, name, authentication, ...means, secretHash: secret?.hash ?? null, scopes };
    const client = await insertOauthClient(tx, { ...kept, createdAt: at, createdBy: actor.name });
    const subject = { kind: 'oauth_client', id };
    const detail = { carrierId, name, authentication, scopes };
    await appendAudit(tx, { actor, action: 'oauth_client.created', subject, detail }, at);
    await remember(tx, client);
    return client;
  });
  return { ...made, clientSecret: secret?.token ?? null };
}

/** What goes with which authentication: with any other it is refused, so that nobody believes it counts. */
async function meansOf({
  authentication,
  jwks,
  certificateThumbprint,
}: NewClient): Promise<{ jwks: PublicJwks | null; certificateThumbprint: string | null }> {
  const errors = [
    ...meansErrors('/jwks', jwks, authentication, 'private_key_jwt'),
    ...meansErrors('/certificateThumbprint', certificateThumbprint, authentication, 'tls'),
  ];
  if (errors.length > 0) throw new Refusal('invalid_request', { errors });
  if (authentication !== 'private_key_jwt') return { jwks: null, certificateThumbprint };
  const read = await readPublicJwks(jwks);
  if ('why' in read) throw refuseFields({ path: '/jwks', code: 'jwks_unusable', params: { why: read.why } });
  return { jwks: read.jwks, certificateThumbprint };
}

function meansErrors(
  path: string,
  value: unknown,
  authentication: OauthAuthentication,
  expected: OauthAuthentication,
): FieldError[] {
  if (authentication === expected) return value === null ? [{ path, code: 'required' }] : [];
  return value === null ? [] : [{ path, code: 'goes_with_authentication', params: { expected } }];
}
