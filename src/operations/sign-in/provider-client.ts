import { unseal } from '../../secrets/seal.ts';
import type { SignInProviderWithSecret } from '../../storage/sign-in-providers.ts';
import type { Context } from '../context.ts';
import type { ProviderClient } from './identity-providers.ts';

/** A provider's client secret is sealed for its row: in another's it cannot be opened. */
export function clientSecretPlace(providerId: string): string {
  return `sign_in_provider/${providerId}`;
}

/** A provider as talking to it takes. */
export function providerClient({ keyRing }: Context, provider: SignInProviderWithSecret): ProviderClient {
  const { id, issuer, clientId, clientSecret, scopes, tenantId } = provider;
  const secret = clientSecret === null ? null : unseal(keyRing, clientSecret, clientSecretPlace(id));
  return { issuer, clientId, clientSecret: secret, scopes, tenantId };
}
