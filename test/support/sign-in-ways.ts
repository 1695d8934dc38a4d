import type { OrganizationId, UserId } from '../../src/core/ids.ts';
import type { SignInProviderId, SignInProviderSettings } from '../../src/core/sign-in-provider.ts';
import { clientSecretPlace } from '../../src/operations/sign-in/provider-client.ts';
import { seal } from '../../src/secrets/seal.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { newId } from '../../src/storage/new-id.ts';
import { insertSignInDomain, markDomainProved } from '../../src/storage/sign-in-domains.ts';
import { insertSignInFlow } from '../../src/storage/sign-in-flows.ts';
import { insertSignInDraft, setSignInProviderStatus } from '../../src/storage/sign-in-providers.ts';
import { keepUserIdentity } from '../../src/storage/user-identities.ts';
import { providerClientId, providerClientSecret } from './provider-client.ts';
import type { Answered, World } from './world.ts';

/** A provider in use, as if it had been tested. */
export async function addSignInProvider(
  { context }: World,
  organizationId: OrganizationId,
  settings: Partial<SignInProviderSettings> & { issuer: string; status?: 'draft' | 'active' },
): Promise<SignInProviderId> {
  const createdAt = context.clock.now();
  const id = newId('signInProvider', createdAt);
  const { status = 'active', ...given } = settings;
  const clientSecret = seal(context.keyRing, Secret.of(providerClientSecret), clientSecretPlace(id));
  await context.db.forOrganization(organizationId).transaction(async (tx) => {
    await insertSignInDraft(tx, {
      name: 'Contoso accounts',
      clientId: providerClientId,
      scopes: ['email', 'profile', 'groups'],
      roleClaim: null,
      roleRules: [],
      defaultRole: null,
      isEmailProved: false,
      tenantId: null,
      ...given,
      id,
      clientSecret,
      replaces: null,
      createdAt,
      createdBy: 'the test',
    });
    if (status === 'active') await setSignInProviderStatus(tx, id, 'active');
  });
  return id;
}

export async function addProvedDomain(
  { context }: World,
  organizationId: OrganizationId,
  domain: string,
): Promise<void> {
  const createdAt = context.clock.now();
  await context.db.forOrganization(organizationId).transaction(async (tx) => {
    await insertSignInDomain(tx, { domain, challenge: `of-${domain}`, createdAt });
    await markDomainProved(tx, domain, { by: 'operator', at: createdAt });
  });
}

/** The cookie of that name an answer sets, as a browser sends it back. */
export function cookieSet(answer: Pick<Answered, 'headers'>, name: string): string {
  const lines = [answer.headers['set-cookie'] ?? []].flat();
  const found = lines.find((line) => line.startsWith(`${name}=`));
  return found?.split(';')[0] ?? '';
}

export interface Begun {
  url: string;
  /** Of the browser that is on its way. */
  cookie: string;
}

/** Begins a sign-in; `url` is where the browser goes. */
export async function beginAt(
  { call }: World,
  organizationId: string,
  providerId: string,
  returnTo?: string,
): Promise<Begun> {
  const answer = await call('POST', '/sign-in/flows', { body: { organizationId, providerId, returnTo } });
  if (answer.status !== 201) throw new Error(`not begun: ${JSON.stringify(answer.body)}`);
  return { url: answer.body.url, cookie: cookieSet(answer, 'portkeeper-sign-in') };
}

/** Comes back from the provider with the address it sent the browser to. */
export async function comeBack(
  { call }: World,
  returned: URL,
  cookie: string,
  changes: Record<string, string> = {},
): Promise<Answered> {
  const organizationId = returned.pathname.split('/').at(-1) ?? '';
  const { code, state, error, iss } = Object.fromEntries(returned.searchParams);
  const body = { organizationId, code, state, error, iss, ...changes };
  return call('POST', '/sign-in/callback', { body, headers: { cookie } });
}

/** A row of everything about signing in by providers; gives the provider's id and the domain. */
export async function signInRows(
  world: World,
  organizationId: OrganizationId,
  { userId, domain }: { userId: UserId; domain: string },
): Promise<{ providerId: SignInProviderId; domain: string }> {
  const issuer = 'https://accounts.example.com';
  const providerId = await addSignInProvider(world, organizationId, { issuer });
  await addProvedDomain(world, organizationId, domain);
  const at = world.context.clock.now();
  await world.context.db.forOrganization(organizationId).transaction(async (tx) => {
    const kept = { id: newId('userIdentity', at), issuer, subject: userId, userId, providerId };
    await keepUserIdentity(tx, { ...kept, email: null, ruledRole: null }, at);
    await insertSignInFlow(tx, {
      stateHash: 'of a state',
      providerId,
      purpose: 'sign_in',
      browserHash: 'of a browser',
      sessionId: null,
      verifier: 'sealed',
      returnTo: '/',
      expiresAt: new Date(at.getTime() + 60_000),
    });
  });
  return { providerId, domain };
}
