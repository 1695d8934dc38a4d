import type { ServerResponse } from 'node:http';
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SignInProviderId } from '../../src/core/sign-in-provider.ts';
import { openIdentityProviders } from '../../src/outbound/open-identity-providers.ts';
import { engines } from '../support/engines.ts';
import { madeUpProvider } from '../support/made-up-provider.ts';
import { addPerson } from '../support/people.ts';
import { addProvedDomain, addSignInProvider, beginAt, comeBack } from '../support/sign-in-ways.ts';
import { type Answered, webhookTargets, worldOn } from '../support/world.ts';

const [engine] = engines;
if (!engine) throw new Error('there is no engine');
const minuteMs = 60_000;

/** What a provider says does not depend on the database: one engine is enough. */
describe('An answer of a provider', () => {
  const world = worldOn(engine);
  const provider = madeUpProvider();
  let providerId: SignInProviderId;

  beforeAll(async () => {
    const { org } = world.now();
    await addProvedDomain(world.now(), org.id, 'contoso.example');
    await addPerson(world.now(), { email: 'ana@contoso.example', organizationId: org.id, role: 'viewer' });
    providerId = await addSignInProvider(world.now(), org.id, { issuer: provider.issuer });
  });
  beforeEach(() => {
    provider.clear();
    provider.now = () => world.now().clock.now();
    forgetProviders();
  });
  afterEach(() => vi.useRealTimers());

  /** As another process would: what was learnt of a provider is else not asked again for some minutes. */
  function forgetProviders(): void {
    world.now().context.identityProviders = openIdentityProviders(webhookTargets);
  }

  const proved = { email: 'ana@contoso.example', email_verified: true };

  async function signIn(changes: Record<string, string> = {}): Promise<Answered> {
    const { url, cookie } = await beginAt(world.now(), world.now().org.id, providerId);
    return comeBack(world.now(), provider.answerTo(url), cookie, changes);
  }

  async function expectRefused(code: string, answer?: Answered): Promise<void> {
    const given = answer ?? (await signIn());
    expect(given.body).toMatchObject({ code });
    expect(given.headers['set-cookie']).toBeUndefined();
  }

  it('is taken when it is right, by the code, its verifier and the secret', async () => {
    provider.claims = proved;
    const { url, cookie } = await beginAt(world.now(), world.now().org.id, providerId);
    const asked = new URL(url).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      client_id: 'portkeeper',
      scope: 'openid email profile groups',
      code_challenge_method: 'S256',
      redirect_uri: `http://localhost:8080/sign-in/callback/${world.now().org.id}`,
    });
    const answer = await comeBack(world.now(), provider.answerTo(url), cookie);
    expect(answer.body.session.user.email).toBe('ana@contoso.example');
    const [redeemed] = provider.redeemed;
    expect(redeemed?.get('grant_type')).toBe('authorization_code');
    expect(redeemed?.get('code_verifier')).toMatch(/^[0-9A-Za-z]{43}$/);
  });

  it.each([
    ['for another program', { aud: 'somebody-else' }],
    ['for several, made for another', { aud: ['portkeeper', 'other'], azp: 'other' }],
    ['of another issuer', { iss: 'https://login.example.com' }],
    ['with another nonce', { nonce: 'of-another-sign-in' }],
    ['without a nonce', { nonce: undefined }],
    ['about nobody', { sub: undefined }],
    ['about a number', { sub: 17 }],
  ])('is refused with an ID token %s', async (_what, claims) => {
    provider.claims = { ...proved, ...claims };
    await expectRefused('sign_in_answer_refused');
  });

  it('is refused with an ID token that is not signed, signed with a secret, or with a foreign key', async () => {
    provider.sign = async (payload) => new UnsecuredJWT(payload).encode();
    await expectRefused('sign_in_answer_refused');
    const hmac = new TextEncoder().encode('thicket-compass-velvet-91');
    provider.sign = (payload) => new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(hmac);
    await expectRefused('sign_in_answer_refused');
    // Also where the provider itself says it signs so.
    provider.metadata = { id_token_signing_alg_values_supported: ['none', 'HS256'] };
    await expectRefused('sign_in_answer_refused');
    const { privateKey } = await generateKeyPair('RS256');
    provider.sign = (payload) => new SignJWT(payload).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
    provider.metadata = {};
    await expectRefused('sign_in_answer_refused');
  });

  it('says that a clock is wrong when the token has expired, is from the future or from long ago', async () => {
    const ago = (ms: number) => () => new Date(world.now().clock.now().getTime() - ms);
    for (const lateMs of [62 * minuteMs, -2 * minuteMs, 12 * minuteMs]) {
      provider.now = ago(lateMs);
      await expectRefused('sign_in_clock_wrong');
    }
    // Half a minute is nobody's fault.
    provider.claims = proved;
    for (const lateMs of [30_000, -30_000]) {
      provider.now = ago(lateMs);
      expect((await signIn()).status).toBe(200);
    }
  });

  it('is refused as a whole when it is too long, and nothing is kept of it', async () => {
    provider.claims = { ...proved, groups: Array.from({ length: 4_000 }, (_, i) => `group number ${i}`) };
    await expectRefused('sign_in_answer_refused');
    provider.answers.token = endless;
    await expectRefused('sign_in_provider_unreachable');
  });

  it('is not waited for when the keys are 10,000', async () => {
    const keys = Array.from({ length: 10_000 }, (_, i) => ({
      kty: 'RSA',
      kid: `k${i}`,
      e: 'AQAB',
      n: 'x'.repeat(340),
    }));
    provider.answers.keys = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }));
    };
    await expectRefused('sign_in_provider_unreachable');
  });

  it.each(['discovery', 'token'] as const)(
    'is missing when %s fails, is no JSON, or leads elsewhere',
    async (endpoint) => {
      const answers = [
        (response: ServerResponse) => void response.destroy(),
        (response: ServerResponse) => void response.writeHead(500).end('no'),
        (response: ServerResponse) =>
          void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hello'),
        (response: ServerResponse) =>
          void response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
      ];
      for (const answer of answers) {
        provider.answers[endpoint] = answer;
        forgetProviders();
        await expectRefused('sign_in_provider_unreachable', await begunOrRefused());
      }
      delete provider.answers[endpoint];
      provider.claims = proved;
      // Nothing is lost: the next try works.
      expect((await signIn()).status).toBe(200);
    },
  );

  /** A discovery that fails is told at the beginning, anything else at the end. */
  async function begunOrRefused(): Promise<Answered> {
    const { call, org } = world.now();
    const body = { organizationId: org.id, providerId };
    const begun = await call('POST', '/sign-in/flows', { body });
    return begun.status === 201 ? signIn() : begun;
  }

  it('is refused where the discovery document is of another issuer or leads to no web address', async () => {
    for (const metadata of [
      { issuer: 'https://accounts.google.com' },
      { authorization_endpoint: 'javascript:alert(1)' },
    ]) {
      provider.metadata = metadata;
      forgetProviders();
      await expectRefused('sign_in_provider_unreachable', await begunOrRefused());
    }
  });

  it('is not asked for at addresses that are not allowed, wherever the document says they are', async () => {
    provider.metadata = { token_endpoint: 'http://intranet.example/token' };
    await expectRefused('sign_in_provider_unreachable');
    expect(world.now().logLines.join('\n')).toContain('10.1.2.3 is not an address');
  });

  it('goes on being understood when the provider signs with a new key, asked for once', async () => {
    provider.claims = proved;
    expect((await signIn()).status).toBe(200);
    await provider.rotate();
    // The keys were asked for just now; who sends made-up key names cannot have them asked for all the time.
    await expectRefused('sign_in_answer_refused');
    const askedBefore = provider.asked.keys;
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    expect((await signIn()).status).toBe(200);
    expect(provider.asked.keys).toBe(askedBefore + 1);
    expect((await signIn()).status).toBe(200);
    expect(provider.asked.keys).toBe(askedBefore + 1);
  });

  it('counts by the account, not the address, and never by what another field says', async () => {
    provider.claims = {
      sub: 'mallory',
      preferred_username: 'ana@contoso.example',
      upn: 'ana@contoso.example',
    };
    await expectRefused('sign_in_email_not_proved');
    provider.claims = { sub: 'mallory', ...proved, email_verified: 'true' };
    await expectRefused('sign_in_email_not_proved');
    provider.claims = { sub: 'mallory', ...proved, email: 'ana@contoso.example@evil.example' };
    await expectRefused('sign_in_email_not_proved');
    provider.claims = { sub: 'ana-of-entra', email: proved.email, xms_edov: true };
    expect((await signIn()).status).toBe(200);
  });
});

function endless(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = Buffer.alloc(64 * 1024, ' ');
  const write = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', write);
  write();
}

describe('A provider of many tenants', () => {
  const world = worldOn(engine);
  const provider = madeUpProvider();
  const tenantId = '9122040d-6c67-4c5b-b112-36a304b66dad';

  beforeAll(async () => {
    const { org } = world.now();
    await addProvedDomain(world.now(), org.id, 'contoso.example');
    await addPerson(world.now(), { email: 'ana@contoso.example', organizationId: org.id, role: 'viewer' });
    provider.now = () => world.now().clock.now();
    provider.metadata = { issuer: `${provider.issuer}/{tenantid}/v2.0` };
  });

  async function signIn(tid: string, issuerTid = tid): Promise<Answered> {
    const { org } = world.now();
    const issuer = `${provider.issuer}/organizations/v2.0`;
    const id = await addSignInProvider(world.now(), org.id, { issuer, tenantId });
    provider.claims = {
      iss: `${provider.issuer}/${issuerTid}/v2.0`,
      tid,
      email: 'ana@contoso.example',
      xms_edov: true,
    };
    const { url, cookie } = await beginAt(world.now(), org.id, id);
    return comeBack(world.now(), provider.answerTo(url), cookie);
  }

  it('lets in accounts of the tenant that is allowed', async () => {
    expect((await signIn(tenantId)).status).toBe(200);
  });

  it('refuses another tenant’s, whatever its token calls itself', async () => {
    const other = '11111111-2222-3333-4444-555555555555';
    for (const [tid, issuerTid] of [
      [other, other],
      [other, tenantId],
      [tenantId, other],
    ] as const) {
      expect(await signIn(tid, issuerTid)).toMatchObject({ body: { code: 'sign_in_answer_refused' } });
    }
  });

  it('is not used without saying which tenant', async () => {
    const { org, call } = world.now();
    const issuer = `${provider.issuer}/organizations/v2.0`;
    const providerId = await addSignInProvider(world.now(), org.id, { issuer });
    const answer = await call('POST', '/sign-in/flows', { body: { organizationId: org.id, providerId } });
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/tenantId', code: 'required' }] },
    });
  });
});
