import type { CustomFetch, ServerMetadata } from 'openid-client';
import { FetchFailed } from './guarded-fetch.ts';

/** Placeholder in the issuer of a provider that serves many tenants (Entra). */
const tenantPlace = '{tenantid}';
const wellKnown = '/.well-known/openid-configuration';

/** Signatures anyone with the provider's public key can check, and nothing else: never `none` or HMAC. */
export const signatureAlgorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/** The provider serves many tenants, and which one is meant was not said. */
export class TenantNeeded extends Error {
  override readonly name = 'TenantNeeded';
}

/** An issuer as the provider names it: its discovery document's address is often given instead. */
export function issuerOf(text: string): string {
  return text.endsWith(wellKnown) ? text.slice(0, -wellKnown.length) : text;
}

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0). Throws `FetchFailed` when it cannot be had,
 * names another issuer, or lacks what signing in takes.
 */
export async function readProviderMetadata(
  fetch: CustomFetch,
  asked: { issuer: string; tenantId: string | null },
): Promise<ServerMetadata> {
  const issuer = issuerOf(asked.issuer);
  const answer = await fetch(issuer.replace(/\/$/, '') + wellKnown, {
    method: 'GET',
    headers: { accept: 'application/json' },
    body: undefined,
    redirect: 'manual',
  });
  if (answer.status !== 200) throw new FetchFailed(`the discovery document: status ${answer.status}`);
  const document = await answer.json().catch(() => null);
  if (typeof document !== 'object' || document === null) throw new FetchFailed('discovery: not JSON');
  return usable(document as Partial<ServerMetadata>, { issuer, tenantId: asked.tenantId });
}

function usable(
  document: Partial<ServerMetadata>,
  { issuer, tenantId }: { issuer: string; tenantId: string | null },
): ServerMetadata {
  const named = document.issuer;
  if (typeof named !== 'string' || !isNamed(named, issuer))
    throw new FetchFailed('discovery: another issuer');
  if (named.includes(tenantPlace) && tenantId === null) throw new TenantNeeded();
  for (const name of ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const) {
    if (!isWebAddress(document[name])) throw new FetchFailed(`discovery: no ${name}`);
  }
  const { end_session_endpoint: endSession, ...rest } = document;
  return {
    ...rest,
    ...(isWebAddress(endSession) && { end_session_endpoint: endSession }),
    issuer: named.replace(tenantPlace, tenantId ?? ''),
    id_token_signing_alg_values_supported: algorithmsOf(document),
  };
}

/** The same but for a slash at the end; in a template any tenant may stand. */
function isNamed(named: string, issuer: string): boolean {
  const bare = (text: string) => text.replace(/\/$/, '');
  if (bare(named) === bare(issuer)) return true;
  const [before, after] = bare(named).split(tenantPlace);
  if (before === undefined || after === undefined) return false;
  const tenant = bare(issuer).slice(before.length, bare(issuer).length - after.length);
  return `${before}${tenant}${after}` === bare(issuer) && /^[\w.-]+$/.test(tenant);
}

function isWebAddress(text: unknown): text is string {
  return typeof text === 'string' && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function algorithmsOf({ id_token_signing_alg_values_supported: said }: Partial<ServerMetadata>): string[] {
  const known = Array.isArray(said) ? said.filter((name) => signatureAlgorithms.includes(name)) : [];
  return known.length > 0 ? known : ['RS256'];
}
