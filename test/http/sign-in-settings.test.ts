import { beforeEach, expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { madeUpProvider } from '../support/made-up-provider.ts';
import { addPerson, type Browser, signIn } from '../support/people.ts';
import { providerClientSecret } from '../support/provider-client.ts';
import { comeBack, cookieSet } from '../support/sign-in-ways.ts';
import { type Answered, worldOn } from '../support/world.ts';

describeOnBothEngines('How an organization signs in', (engine) => {
  const world = worldOn(engine);
  const provider = madeUpProvider();
  let people = 0;
  let owner: Browser;

  beforeEach(async () => {
    provider.clear();
    provider.now = () => world.now().clock.now();
    people += 1;
    const { org } = world.now();
    const email = `owner${people}@contoso.example`;
    owner = await signIn(
      world.now(),
      await addPerson(world.now(), { email, organizationId: org.id, role: 'owner' }),
    );
  });

  const path = (rest: string) => `/organizations/${world.now().org.id}${rest}`;
  const post = (rest: string, body?: object, { headers }: Pick<Browser, 'headers'> = owner) =>
    world.now().call('POST', path(rest), { headers, body });
  const draftBody = () => ({
    name: 'Contoso accounts',
    issuer: provider.issuer,
    clientId: 'portkeeper',
    clientSecret: providerClientSecret,
    roleClaim: 'realm_access.roles',
    roleRules: [{ value: 'voice', role: 'telephony_admin' }],
  });

  async function settings(): Promise<Answered['body']> {
    return (await world.now().call('GET', path('/sign-in'), { headers: owner.headers })).body;
  }

  async function draft(changes: object = {}): Promise<string> {
    const made = await post('/sign-in-providers', { ...draftBody(), ...changes });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    return made.body.id;
  }

  async function test(id: string, session: Browser = owner): Promise<Answered> {
    const begun = await post(`/sign-in-providers/${id}/test-flows`, undefined, session);
    if (begun.status !== 201) return begun;
    const cookie = `${cookieSet(begun, 'portkeeper-sign-in')}; ${session.headers.cookie}`;
    return comeBack(world.now(), provider.answerTo(begun.body.url), cookie);
  }

  async function auditOf(action: string) {
    const { call, org, auditorToken } = world.now();
    const asked = `/organizations/${org.id}/audit-entries?action=${action}`;
    return (await call('GET', asked, { token: auditorToken })).body.items;
  }

  it('is drafted, tested and only then used; the secret is never seen again', async () => {
    const id = await draft();
    expect(await post(`/sign-in-providers/${id}/use`)).toMatchObject({
      status: 409,
      body: { code: 'sign_in_test_needed' },
    });
    // Nobody signs in by a draft.
    const { call, org } = world.now();
    const begun = await call('POST', '/sign-in/flows', { body: { organizationId: org.id, providerId: id } });
    expect(begun.status).toBe(404);
    provider.claims = {
      email: 'ana@contoso.example',
      email_verified: true,
      name: 'Ana',
      realm_access: { roles: ['voice'] },
    };
    expect(await test(id)).toMatchObject({ status: 200, body: { purpose: 'test', session: null } });
    const shown = (await settings()).providers.find((one: { id: string }) => one.id === id);
    expect(shown).toMatchObject({
      status: 'draft',
      hasSecret: true,
      test: {
        email: 'ana@contoso.example',
        isEmailVerified: true,
        isDomainProved: false,
        roleValues: ['voice'],
        role: 'telephony_admin',
      },
    });
    expect(JSON.stringify(await settings())).not.toContain(providerClientSecret);
    // A test signs nobody in.
    expect((await call('GET', '/session', { headers: owner.headers })).body.user.email).toMatch(/^owner/);
    expect(await post(`/sign-in-providers/${id}/use`)).toMatchObject({
      status: 200,
      body: { status: 'active' },
    });
    expect((await auditOf('sign_in_provider.used'))[0]).toMatchObject({
      detail: { name: 'Contoso accounts', testedAs: 'ana@contoso.example' },
    });
  });

  it('has to be tested anew after a change', async () => {
    const id = await draft();
    await test(id);
    const changes = { ...draftBody(), clientSecret: undefined, name: 'Other name' };
    const changed = await world
      .now()
      .call('PUT', path(`/sign-in-providers/${id}`), { headers: owner.headers, body: changes });
    expect(changed).toMatchObject({ status: 200, body: { name: 'Other name', hasSecret: true, test: null } });
    expect(await post(`/sign-in-providers/${id}/use`)).toMatchObject({
      body: { code: 'sign_in_test_needed' },
    });
  });

  it('shows a kept secret to no other issuer or client', async () => {
    const id = await draft();
    for (const change of [{ issuer: 'http://localhost:9' }, { clientId: 'other' }]) {
      const body = { ...draftBody(), clientSecret: undefined, ...change };
      const { headers } = owner;
      const changed = await world.now().call('PUT', path(`/sign-in-providers/${id}`), { headers, body });
      expect(changed.body).toMatchObject({ hasSecret: false });
    }
  });

  it('goes on while a change of it is tested, and keeps its id when that takes its place', async () => {
    const id = await draft();
    await test(id);
    await post(`/sign-in-providers/${id}/use`);
    const change = await draft({ name: 'Renamed', clientSecret: undefined, replaces: id });
    const named = async () => (await settings()).providers.find((one: { id: string }) => one.id === id);
    expect(await named()).toMatchObject({ status: 'active', name: 'Contoso accounts' });
    provider.claims = {};
    expect((await test(change)).status).toBe(200);
    expect(provider.redeemed.length).toBe(2);
    expect(await post(`/sign-in-providers/${change}/use`)).toMatchObject({
      status: 200,
      body: { id, name: 'Renamed' },
    });
    expect(await named()).toMatchObject({ status: 'active', name: 'Renamed', hasSecret: true });
    expect((await settings()).providers.map((one: { id: string }) => one.id)).not.toContain(change);
  });

  it('ends the sessions of a provider that is deleted', async () => {
    const { call, org } = world.now();
    const id = await draft({ isEmailProved: true, defaultRole: 'viewer', roleClaim: null, roleRules: [] });
    const domain = `d${people}.example`;
    await post('/sign-in-domains', { domain });
    await post(`/sign-in-domains/${domain}/proof`, { by: 'operator' });
    const { operatorToken } = world.now();
    await call('POST', path(`/sign-in-domains/${domain}/proof`), {
      token: operatorToken,
      body: { by: 'operator' },
    });
    await test(id);
    await post(`/sign-in-providers/${id}/use`);
    provider.claims = { sub: domain, email: `new@${domain}` };
    const begun = await call('POST', '/sign-in/flows', { body: { organizationId: org.id, providerId: id } });
    const cookie = cookieSet(begun, 'portkeeper-sign-in');
    const opened = await comeBack(world.now(), provider.answerTo(begun.body.url), cookie);
    expect(opened.body.session.memberships).toMatchObject([{ role: 'viewer' }]);
    const session = { cookie: cookieSet(opened, 'portkeeper') };
    expect((await call('GET', '/session', { headers: session })).status).toBe(200);
    const deleted = await call('DELETE', path(`/sign-in-providers/${id}`), { headers: owner.headers });
    expect(deleted.status).toBe(204);
    expect((await call('GET', '/session', { headers: session })).status).toBe(401);
    expect((await auditOf('sign_in_provider.deleted'))[0]).toMatchObject({ detail: { count: 1 } });
  });

  it('takes a test in the session and browser it was begun in only', async () => {
    const id = await draft();
    const begun = await post(`/sign-in-providers/${id}/test-flows`);
    const other = await signIn(
      world.now(),
      await addPerson(world.now(), {
        email: `b${people}@contoso.example`,
        organizationId: world.now().org.id,
        role: 'owner',
      }),
    );
    const cookie = `${cookieSet(begun, 'portkeeper-sign-in')}; ${other.headers.cookie}`;
    const answer = await comeBack(world.now(), provider.answerTo(begun.body.url), cookie);
    expect(answer.body.code).toBe('sign_in_flow_invalid');
    expect((await settings()).providers.find((one: { id: string }) => one.id === id).test).toBeNull();
  });

  it('refuses roles that are not of the organization, and addresses that are not allowed', async () => {
    const operators = { roleRules: [{ value: 'x', role: 'operator_admin' }], defaultRole: 'porting_agent' };
    expect((await post('/sign-in-providers', { ...draftBody(), ...operators })).body.errors).toMatchObject([
      { path: '/roleRules/0/role', code: 'invalid_value' },
      { path: '/defaultRole', code: 'invalid_value' },
    ]);
    for (const [issuer, code] of [
      ['http://10.0.0.1', 'url_address_not_allowed'],
      ['https://nobody.example', 'url_host_unknown'],
      ['ftp://x', 'url_malformed'],
    ]) {
      const refused = await post('/sign-in-providers', { ...draftBody(), issuer });
      expect(refused.body.errors).toMatchObject([{ path: '/issuer', code }]);
    }
  });

  it('is changed by owners with a fresh proof only, and read by those who see the settings', async () => {
    const { call, org, auditorToken, clock } = world.now();
    const admin = await addPerson(world.now(), {
      email: `admin${people}@contoso.example`,
      organizationId: org.id,
      role: 'telephony_admin',
    });
    const theirs = await signIn(world.now(), admin);
    expect(await post('/sign-in-providers', draftBody(), theirs)).toMatchObject({
      body: { code: 'not_permitted' },
    });
    expect((await call('GET', path('/sign-in'), { headers: theirs.headers })).status).toBe(200);
    expect((await call('GET', path('/sign-in'), { token: auditorToken })).status).toBe(200);
    clock.advance(11 * 60_000);
    expect(await post('/sign-in-providers', draftBody())).toMatchObject({
      body: { code: 'step_up_required' },
    });
    expect(await post('/sign-in-domains', { domain: 'late.example' })).toMatchObject({
      body: { code: 'step_up_required' },
    });
  });

  it('is set up for the operator’s own people by the operator', async () => {
    const { call, operatorId, operatorToken } = world.now();
    const body = { ...draftBody(), roleRules: [{ value: 'desk', role: 'porting_agent' }] };
    const made = await call('POST', `/organizations/${operatorId}/sign-in-providers`, {
      token: operatorToken,
      body,
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
  });

  it('has a domain when its TXT record holds what was asked for, one organization at a time', async () => {
    const { call, otherOrg, txtRecords } = world.now();
    const domain = `txt${people}.example`;
    const added = await post('/sign-in-domains', { domain: domain.toUpperCase() });
    expect(added).toMatchObject({ status: 201, body: { domain, provedAt: null } });
    expect(await post('/sign-in-domains', { domain })).toMatchObject({ body: { code: 'already_exists' } });
    const prove = (by: string) => post(`/sign-in-domains/${domain}/proof`, { by });
    expect(await prove('dns')).toMatchObject({ status: 409, body: { code: 'domain_not_proved' } });
    expect(await prove('operator')).toMatchObject({ status: 403, body: { code: 'not_permitted' } });
    txtRecords.set(domain, [`${added.body.record} and more`]);
    expect(await prove('dns')).toMatchObject({ status: 409 });
    txtRecords.set(domain, ['other', added.body.record]);
    expect(await prove('dns')).toMatchObject({ status: 200, body: { provedBy: 'dns' } });

    const theirs = `/organizations/${otherOrg.id}/sign-in-domains`;
    const token = otherOrg.ownerToken;
    const second = await call('POST', theirs, { token, body: { domain } });
    txtRecords.set(domain, [second.body.record]);
    const taken = await call('POST', `${theirs}/${domain}/proof`, { token, body: { by: 'dns' } });
    expect(taken).toMatchObject({ status: 409, body: { code: 'already_exists' } });
    await call('DELETE', path(`/sign-in-domains/${domain}`), { headers: owner.headers });
    expect((await call('POST', `${theirs}/${domain}/proof`, { token, body: { by: 'dns' } })).status).toBe(
      200,
    );
  });

  it.each(['localhost', 'a b.example', 'x@y.example', '-.example', '10.0.0.1:80'])(
    'takes no domain like %j',
    async (domain) => {
      expect((await post('/sign-in-domains', { domain })).status).toBe(422);
    },
  );
});
