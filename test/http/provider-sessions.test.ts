import { beforeEach, expect, it } from 'vitest';
import type { SignInProviderId } from '../../src/core/sign-in-provider.ts';
import { openIdentityProviders } from '../../src/outbound/open-identity-providers.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { madeUpProvider } from '../support/made-up-provider.ts';
import { addPerson, type Browser, signIn } from '../support/people.ts';
import { addProvedDomain, addSignInProvider, beginAt, comeBack, cookieSet } from '../support/sign-in-ways.ts';
import { type Answered, webhookTargets, worldOn } from '../support/world.ts';

const minuteMs = 60_000;
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

describeOnBothEngines('A session opened by a provider', (engine) => {
  const world = worldOn(engine);
  const provider = madeUpProvider();
  let providerId: SignInProviderId;
  let people = 0;

  beforeEach(async () => {
    provider.clear();
    provider.now = () => world.now().clock.now();
    const { org } = world.now();
    if (!providerId) {
      await addProvedDomain(world.now(), org.id, 'contoso.example');
      providerId = await addSignInProvider(world.now(), org.id, { issuer: provider.issuer });
    }
    people += 1;
    const email = `person${people}@contoso.example`;
    await addPerson(world.now(), { email, organizationId: org.id, role: 'owner' });
    const sub = `sub-${people}`;
    provider.claims = { sub, sid: `sid-${people}`, email, email_verified: true };
  });

  const seconds = (at = world.now().clock.now()) => Math.floor(at.getTime() / 1000);

  async function open(): Promise<Browser> {
    const { url, cookie } = await beginAt(world.now(), world.now().org.id, providerId);
    const answer = await comeBack(world.now(), provider.answerTo(url), cookie);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return browserOf(answer);
  }

  function browserOf(answer: Answered): Browser {
    const cookie = cookieSet(answer, 'portkeeper');
    return { cookie: { cookie }, headers: { cookie, 'x-csrf-token': answer.body.session.csrfToken } };
  }

  async function isOpen({ cookie }: Browser): Promise<boolean> {
    return (await world.now().call('GET', '/session', { headers: cookie })).status === 200;
  }

  async function prove(session: Browser, changes: Record<string, unknown>): Promise<Answered> {
    const begun = await world.now().call('POST', '/session/proof-flows', { headers: session.headers });
    expect(begun.status).toBe(201);
    expect(new URL(begun.body.url).searchParams.get('prompt')).toBe('login');
    expect(new URL(begun.body.url).searchParams.get('max_age')).toBe('0');
    provider.claims = { ...provider.claims, ...changes };
    const cookie = `${cookieSet(begun, 'portkeeper-sign-in')}; ${session.headers.cookie}`;
    return comeBack(world.now(), provider.answerTo(begun.body.url), cookie);
  }

  const setPin = ({ headers }: Browser, pin: string) =>
    world.now().call('PUT', `/organizations/${world.now().org.id}/port-out-pin`, { headers, body: { pin } });

  it('is proved again at the provider, by the same account and after it was asked for', async () => {
    const session = await open();
    world.now().clock.advance(11 * minuteMs);
    expect(await setPin(session, '40618273')).toMatchObject({ body: { code: 'step_up_required' } });
    const refused = { status: 403, body: { code: 'sign_in_other_account' } };
    const own = provider.claims.sub;
    expect(await prove(session, { auth_time: seconds() - 11 * 60 })).toMatchObject(refused);
    expect(await prove(session, { auth_time: undefined })).toMatchObject(refused);
    expect(await prove(session, { auth_time: seconds(), sub: 'somebody-else' })).toMatchObject(refused);
    expect(await setPin(session, '40618273')).toMatchObject({ body: { code: 'step_up_required' } });
    const proved = await prove(session, { auth_time: seconds(), sub: own });
    expect(proved).toMatchObject({ status: 200, body: { purpose: 'proof' } });
    expect(await isOpen(session)).toBe(false);
    expect((await setPin(browserOf(proved), '40618273')).status).toBe(200);
    const { call, org, auditorToken } = world.now();
    const path = `/organizations/${org.id}/audit-entries?action=user.proved_again`;
    const { body } = await call('GET', path, { token: auditorToken });
    expect(body.items[0]).toMatchObject({ detail: { provedBy: 'provider', provider: 'Contoso accounts' } });
  });

  it('begins with a fresh proof only where the provider says it has just been given', async () => {
    const pin = async (authTime: number | undefined) => {
      provider.claims = { ...provider.claims, auth_time: authTime };
      return (await setPin(await open(), '50728394')).body.code;
    };
    expect(await pin(undefined)).toBe('step_up_required');
    expect(await pin(seconds() - 11 * 60)).toBe('step_up_required');
    // A provider whose clock is ahead gives no more than ten minutes either.
    expect(await pin(seconds() + 3_600)).not.toBe('step_up_required');
    world.now().clock.advance(11 * minuteMs);
    expect(await pin(seconds() - 5 * 60)).not.toBe('step_up_required');
  });

  it('is proved by its own provider only: a session of a password has none', async () => {
    const { call, org } = world.now();
    const email = `password${people}@contoso.example`;
    const session = await signIn(
      world.now(),
      await addPerson(world.now(), { email, organizationId: org.id, role: 'owner' }),
    );
    expect((await call('POST', '/session/proof-flows', { headers: session.headers })).status).toBe(404);
    expect((await call('POST', '/session/proof-flows', { token: org.ownerToken })).status).toBe(404);
  });

  it('is not proved by an answer that comes to another session', async () => {
    const mine = await open();
    const begun = await world.now().call('POST', '/session/proof-flows', { headers: mine.headers });
    const other = await open();
    provider.claims = { ...provider.claims, auth_time: seconds() };
    const cookie = `${cookieSet(begun, 'portkeeper-sign-in')}; ${other.headers.cookie}`;
    const answer = await comeBack(world.now(), provider.answerTo(begun.body.url), cookie);
    expect(answer.body.code).toBe('sign_in_flow_invalid');
  });

  it('tells where to sign out at the provider as well, with what it knows the session by', async () => {
    const session = await open();
    const answer = await world.now().call('DELETE', '/session', { headers: session.headers });
    const url = new URL(answer.body.providerUrl);
    expect(url.href.startsWith(`${provider.issuer}/sign-out?`)).toBe(true);
    const asked = Object.fromEntries(url.searchParams);
    expect(asked).toMatchObject({
      client_id: 'portkeeper',
      post_logout_redirect_uri: 'http://localhost:8080/sign-in',
    });
    expect(asked.id_token_hint?.split('.')).toHaveLength(3);
    expect(await isOpen(session)).toBe(false);
  });

  it('is signed out of here also when the provider is down', async () => {
    const session = await open();
    // As another process, which has not asked the provider about itself yet.
    world.now().context.identityProviders = openIdentityProviders(webhookTargets);
    provider.answers.discovery = (response) => void response.destroy();
    const answer = await world.now().call('DELETE', '/session', { headers: session.headers });
    expect(answer).toMatchObject({ status: 200, body: { providerUrl: null } });
    expect(await isOpen(session)).toBe(false);
  });

  function backChannel(token: string, id: string = providerId, org = world.now().org.id) {
    return world.now().app.inject({
      method: 'POST',
      url: `/sign-in/back-channel-logout/${org}/${id}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ logout_token: token }).toString(),
    });
  }

  const logoutPayload = (changes: Record<string, unknown> = {}) => ({
    iss: provider.issuer,
    aud: 'portkeeper',
    iat: seconds(),
    exp: seconds() + 120,
    jti: `jti-${Math.random()}`,
    events: { [logoutEvent]: {} },
    sub: `sub-${people}`,
    sid: `sid-${people}`,
    ...changes,
  });

  it('ends at once when the provider says so behind the scenes, and only that one', async () => {
    const first = await open();
    provider.claims = { ...provider.claims, sid: 'another session' };
    const second = await open();
    const token = await provider.signed(logoutPayload(), { typ: 'logout+jwt' });
    const answer = await backChannel(token);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect([await isOpen(first), await isOpen(second)]).toEqual([false, true]);
    const ofPerson = await provider.signed(logoutPayload({ sid: undefined }));
    expect((await backChannel(ofPerson)).statusCode).toBe(200);
    expect(await isOpen(second)).toBe(false);
    const { call, org, auditorToken } = world.now();
    const path = `/organizations/${org.id}/audit-entries?action=user.signed_out`;
    const { body } = await call('GET', path, { token: auditorToken });
    expect(body.items[0]).toMatchObject({ actor: { kind: 'system' }, detail: { by: 'provider' } });
  });

  it('does not end by a logout token that is wrong, not of this provider, or came before', async () => {
    const session = await open();
    const wrong: [string, Record<string, unknown>][] = [
      ['another issuer', { iss: 'https://login.example.com' }],
      ['another program', { aud: 'other' }],
      ['expired', { exp: seconds() - 120 }],
      ['no event', { events: {} }],
      ['an ID token', { events: undefined, nonce: 'n' }],
      ['with a nonce', { nonce: 'n' }],
      ['nobody', { sub: undefined, sid: undefined }],
      ['no id', { jti: undefined }],
    ];
    for (const [what, changes] of wrong) {
      const answer = await backChannel(await provider.signed(logoutPayload(changes)));
      expect([what, answer.statusCode]).toEqual([what, 400]);
    }
    for (const token of ['', 'nonsense', 'a.b.c', 'x'.repeat(70_000)]) {
      expect((await backChannel(token)).statusCode).toBeGreaterThanOrEqual(400);
    }
    const good = await provider.signed(logoutPayload({ sub: 'nobody here' }));
    expect((await backChannel(good, 'sip_00000000000000000000000000')).statusCode).toBe(400);
    expect((await backChannel(good, providerId, world.now().otherOrg.id)).statusCode).toBe(400);
    expect((await backChannel(good)).statusCode).toBe(200);
    expect((await backChannel(good)).statusCode).toBe(400);
    expect(await isOpen(session)).toBe(true);
  });

  it('ends by the page a provider shows inside its own, which is the only one that may be', async () => {
    const session = await open();
    const { app, org, otherOrg } = world.now();
    const page = (orgId: string, query: Record<string, string>) =>
      app.inject({
        url: `/sign-in/front-channel-logout/${orgId}/${providerId}?${new URLSearchParams(query)}`,
        headers: { accept: 'text/html' },
      });
    const said = { iss: provider.issuer, sid: `sid-${people}` };
    await page(org.id, { ...said, sid: 'guessed' });
    await page(org.id, { ...said, iss: 'https://login.example.com' });
    await page(org.id, {});
    await page(otherOrg.id, said);
    expect(await isOpen(session)).toBe(true);
    const answer = await page(org.id, said);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['x-frame-options']).toBeUndefined();
    expect(answer.headers['content-security-policy']).toContain('frame-ancestors *');
    expect(await isOpen(session)).toBe(false);
    const other = await app.inject({ url: '/sign-in', headers: { accept: 'text/html' } });
    expect(other.headers['x-frame-options']).toBe('DENY');
  });
});
