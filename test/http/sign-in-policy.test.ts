import { beforeEach, expect, it } from 'vitest';
import type { SignInPolicy } from '../../src/core/sign-in-policy.ts';
import { insertMembership } from '../../src/storage/users.ts';
import { authenticator } from '../support/authenticator.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { madeUpProvider } from '../support/made-up-provider.ts';
import { addPerson, type Browser, browserOf, signIn, type TestPerson } from '../support/people.ts';
import { addProvedDomain, addSignInProvider, beginAt, comeBack, cookieSet } from '../support/sign-in-ways.ts';
import { totpCode } from '../support/totp.ts';
import { type Answered, worldOn } from '../support/world.ts';

describeOnBothEngines('The sign-in policy of an organization', (engine) => {
  const world = worldOn(engine);
  const provider = madeUpProvider();
  let people = 0;
  let providerId = '';

  beforeEach(async () => {
    provider.clear();
    provider.now = () => world.now().clock.now();
    if (providerId === '') {
      await addProvedDomain(world.now(), world.now().org.id, 'contoso.example');
      const { id } = world.now().org;
      providerId = await addSignInProvider(world.now(), id, { issuer: provider.issuer });
    }
    await setPolicy('any_way');
  });

  /** As if it had been set before, whoever may set it now. */
  async function setPolicy(policy: SignInPolicy, organizationId: string = world.now().org.id): Promise<void> {
    await world.now().database.asOwner(async (owner) => {
      await owner.query(
        `UPDATE organizations SET sign_in_policy = '${policy}' WHERE id = '${organizationId}'`,
      );
    });
  }

  async function member(role: 'owner' | 'viewer' = 'owner'): Promise<TestPerson> {
    people += 1;
    const { org } = world.now();
    return addPerson(world.now(), { email: `p${people}@contoso.example`, organizationId: org.id, role });
  }

  /** Goes to the provider and comes back with what it says of that address. */
  async function backFromProvider({ email }: Pick<TestPerson, 'email'>): Promise<Answered> {
    provider.claims = {
      sub: email,
      email,
      email_verified: true,
      auth_time: Math.floor(world.now().clock.now().getTime() / 1000),
    };
    const { url, cookie } = await beginAt(world.now(), world.now().org.id, providerId);
    return comeBack(world.now(), provider.answerTo(url), cookie);
  }

  async function byProvider(person: Pick<TestPerson, 'email'>): Promise<Browser> {
    const answer = await backFromProvider(person);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const headers = {
      cookie: cookieSet(answer, 'portkeeper'),
      'x-csrf-token': answer.body.session.csrfToken,
    };
    return { cookie: { cookie: headers.cookie }, headers };
  }

  /** Takes an app up in that session; gives its secret and the browser as it goes on. */
  async function takeUpApp({ headers }: Browser) {
    const { call, clock } = world.now();
    const offered = await call('POST', '/account/totp', { headers });
    expect(offered.status, JSON.stringify(offered.body)).toBe(200);
    const body = { code: totpCode(offered.body.secret, clock.now()) };
    const confirmed = await call('POST', '/account/totp/confirmation', { headers, body });
    expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200);
    const browser = browserOf({ ...confirmed, body: confirmed.body.session });
    return { secret: String(offered.body.secret), recoveryCodes: confirmed.body.recoveryCodes, browser };
  }

  /** Adds a passkey in that session; gives its device, its id and the browser as it goes on. */
  async function addPasskey(browser: Browser) {
    const headers = { ...browser.headers, host: new URL(world.now().context.baseUrl).host };
    const device = authenticator(world.now().context.baseUrl);
    const { call } = world.now();
    const asked = await call('POST', '/account/passkey-challenges', { headers });
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
    const body = { name: 'Laptop', credential: device.create(asked.body.options) };
    const added = await call('POST', '/account/passkeys', { headers, body });
    expect(added.status, JSON.stringify(added.body)).toBe(201);
    return { device, id: added.body.id, browser: browserOf({ ...added, body: added.body.session }) };
  }

  const read = ({ cookie }: Browser, path = `/organizations/${world.now().org.id}`) =>
    world.now().call('GET', path, { headers: cookie });
  const set = ({ headers }: Pick<Browser, 'headers'>, policy: SignInPolicy) =>
    world.now().call('PUT', `/organizations/${world.now().org.id}/sign-in-policy`, {
      headers,
      body: { policy },
    });
  const needed = (code: string) => ({ status: 403, body: { code } });

  it('lets a password in as it ever did until somebody asks for more', async () => {
    const browser = await signIn(world.now(), await member());
    expect((await read(browser)).status).toBe(200);
    const settings = await read(browser, `/organizations/${world.now().org.id}/sign-in`);
    expect(settings.body.policy).toBe('any_way');
  });

  it('keeps a password alone out of everything but the person’s own account', async () => {
    const { call, org, ownerToken } = world.now();
    const browser = await signIn(world.now(), await member());
    await setPolicy('second_factor');
    for (const path of ['', '/users', '/port-out-pin', '/audit-entries', '/sign-in', '/overview']) {
      const answer = await read(browser, `/organizations/${org.id}${path}`);
      expect(answer, path).toMatchObject(needed('second_factor_needed'));
    }
    for (const path of ['/organizations', '/port-out-orders', `/port-out-orders?organizationId=${org.id}`]) {
      expect(await read(browser, path), path).toMatchObject(needed('second_factor_needed'));
    }
    const session = await read(browser, '/session');
    expect(session.body.memberships).toMatchObject([
      { organizationId: org.id, barredBy: 'second_factor_needed', permissions: [], signInWays: [] },
    ]);
    expect((await read(browser, '/account')).status).toBe(200);
    expect((await read(browser, '/account/sessions')).status).toBe(200);
    // Programs come another way.
    expect((await call('GET', `/organizations/${org.id}`, { token: ownerToken })).status).toBe(200);
    expect((await call('DELETE', '/session', { headers: browser.headers })).status).toBe(200);
  });

  it('says how in French too', async () => {
    const browser = await signIn(world.now(), await member());
    await setPolicy('second_factor');
    const headers = { ...browser.cookie, 'accept-language': 'fr' };
    const { body } = await world.now().call('GET', `/organizations/${world.now().org.id}`, { headers });
    expect(body.detail).toContain('Mon compte');
  });

  it('is met by an app that is set up there and then, under a new token', async () => {
    const before = await signIn(world.now(), await member());
    await setPolicy('second_factor');
    const { browser } = await takeUpApp(before);
    expect((await read(browser)).status).toBe(200);
    expect((await read(browser, '/session')).body.memberships).toMatchObject([{ barredBy: null }]);
    expect((await read(before, '/session')).status).toBe(401);
  });

  it('is met by a passkey that is added there and then, and by signing in with it', async () => {
    const { call, context } = world.now();
    const before = await signIn(world.now(), await member());
    await setPolicy('second_factor');
    const { device, browser } = await addPasskey(before);
    expect((await read(browser)).status).toBe(200);
    expect((await read(before, '/session')).status).toBe(401);
    const headers = { host: new URL(context.baseUrl).host };
    const challenge = await call('POST', '/session/passkey-challenges', { headers });
    const body = { credential: device.get(challenge.body.options) };
    const again = browserOf(await call('POST', '/session/passkey', { headers, body }));
    expect((await read(again)).status).toBe(200);
  });

  it('is met by a password with a code, and with a recovery code', async () => {
    const { call, clock } = world.now();
    const person = await member();
    const { secret, recoveryCodes } = await takeUpApp(await signIn(world.now(), person));
    await setPolicy('second_factor');
    clock.advance(31_000);
    const { email, password } = person;
    for (const factor of [
      { code: totpCode(secret, clock.now()) },
      { recoveryCode: String(recoveryCodes[0]) },
    ]) {
      const answer = await call('POST', '/session', { body: { email, password, ...factor } });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      expect((await read(browserOf(answer))).status).toBe(200);
    }
  });

  it('is met by a provider', async () => {
    const person = await member();
    await setPolicy('second_factor');
    expect((await read(await byProvider(person))).status).toBe(200);
  });

  it('is of the session: a passkey gives it, and a password later takes nothing away', async () => {
    const { call, context } = world.now();
    const person = await member();
    const { device } = await addPasskey(await signIn(world.now(), person));
    await setPolicy('second_factor');
    // Another sign-in, by the password that is still enough to open a session.
    const weak = await signIn(world.now(), person);
    expect(await read(weak)).toMatchObject(needed('second_factor_needed'));
    const headers = { ...weak.headers, host: new URL(context.baseUrl).host };
    const challenge = await call('POST', '/session/proof/passkey-challenges', { headers });
    const byPasskey = { method: 'passkey', credential: device.get(challenge.body.options) };
    const strong = browserOf(await call('POST', '/session/proof', { headers, body: byPasskey }));
    expect((await read(strong)).status).toBe(200);
    const byPassword = { method: 'password', password: person.password };
    const again = await call('POST', '/session/proof', { headers: strong.headers, body: byPassword });
    expect((await read(browserOf(again))).status).toBe(200);
  });

  it('lets a stolen password neither add a factor beside one there is nor take that off', async () => {
    const { call } = world.now();
    const person = await member();
    const { id } = await addPasskey(await signIn(world.now(), person));
    await setPolicy('second_factor');
    const by = { headers: (await signIn(world.now(), person)).headers };
    const refused = needed('second_factor_needed');
    expect(await call('POST', '/account/totp', by)).toMatchObject(refused);
    expect(await call('POST', '/account/passkey-challenges', by)).toMatchObject(refused);
    expect(await call('DELETE', `/account/passkeys/${id}`, by)).toMatchObject(refused);
    const body = { password: 'granite lantern 47 violin' };
    expect(await call('PUT', '/account/password', { ...by, body })).toMatchObject(refused);
  });

  it('is set by who came that way, with a fresh proof; it is on record and told', async () => {
    const { call, org, auditorToken, clock } = world.now();
    const person = await member();
    const weak = await signIn(world.now(), person);
    expect(await set(weak, 'second_factor')).toMatchObject({
      status: 409,
      body: { code: 'sign_in_policy_not_met' },
    });
    const { browser } = await takeUpApp(weak);
    clock.advance(11 * 60_000);
    expect(await set(browser, 'second_factor')).toMatchObject(needed('step_up_required'));
    const proof = { method: 'password', password: person.password };
    const fresh = browserOf(await call('POST', '/session/proof', { headers: browser.headers, body: proof }));
    expect((await set(fresh, 'second_factor')).status).toBe(204);
    // The same once more changes nothing and says nothing.
    expect((await set(fresh, 'second_factor')).status).toBe(204);
    const path = `/organizations/${org.id}/audit-entries?action=sign_in_policy.changed`;
    const { body } = await call('GET', path, { token: auditorToken });
    expect(body.items).toMatchObject([
      {
        actor: { kind: 'user', id: person.id },
        detail: { policy: 'second_factor', previousPolicy: 'any_way' },
      },
    ]);
    const told = await call('GET', `/organizations/${org.id}/notices`, { token: auditorToken });
    expect(told.body.items[0]).toMatchObject({
      kind: 'sign_in_policy_changed',
      detail: { policy: 'second_factor' },
    });
    const mails = await world
      .now()
      .database.asOwner((owner) =>
        owner.query(`SELECT detail->>'kind' AS kind FROM deliveries WHERE channel = 'mail'`),
      );
    expect(JSON.stringify(mails)).toContain('sign_in_policy_changed');
  });

  it('is not a viewer’s to set, and not for a token that may not act without a fresh proof', async () => {
    expect(await set(await signIn(world.now(), await member('viewer')), 'any_way')).toMatchObject(
      needed('not_permitted'),
    );
    const { ownerToken } = world.now();
    const program = { headers: { authorization: `Bearer ${ownerToken}`, cookie: '', 'x-csrf-token': '' } };
    expect((await set(program, 'second_factor')).status).toBe(204);
    expect(await set(program, 'own_provider')).toMatchObject({
      status: 409,
      body: { code: 'sign_in_policy_not_met' },
    });
  });

  it('lets only the provider in where it says so, once somebody came by it who sets that', async () => {
    const { org, call } = world.now();
    const person = await member();
    const { browser: local } = await takeUpApp(await signIn(world.now(), person));
    expect(await set(local, 'own_provider')).toMatchObject({
      status: 409,
      body: { code: 'sign_in_policy_not_met' },
    });
    const theirs = await byProvider(person);
    expect((await set(theirs, 'own_provider')).status).toBe(204);
    expect((await read(theirs)).status).toBe(200);
    // Two factors are not the provider.
    const other = await member('viewer');
    const strong = (await takeUpApp(await signIn(world.now(), other))).browser;
    expect(await read(strong)).toMatchObject(needed('own_provider_needed'));
    expect((await read(strong, '/session')).body.memberships).toMatchObject([
      {
        barredBy: 'own_provider_needed',
        signInWays: [{ organizationId: org.id, providerId, name: 'Contoso accounts' }],
      },
    ]);
    // An owner with two factors is let in for the day the provider is gone; with one they are not.
    expect((await read(local)).status).toBe(200);
    const weak = await signIn(world.now(), await member());
    expect(await read(weak)).toMatchObject(needed('second_factor_needed'));
    // The last provider stays while it is the only way.
    const one = `/organizations/${org.id}/sign-in-providers/${providerId}`;
    expect(await call('DELETE', one, { headers: local.headers })).toMatchObject({
      status: 409,
      body: { code: 'sign_in_policy_needs_provider' },
    });
    expect((await set(local, 'any_way')).status).toBe(204);
    expect((await read(weak)).status).toBe(200);
  });

  it('has an invitation taken up at the provider, and by no password', async () => {
    const { call, org, ownerToken: token } = world.now();
    await setPolicy('own_provider');
    const invite = async (email: string, role: string) => {
      const body = { email, name: email, role };
      const { body: made } = await call('POST', `/organizations/${org.id}/users`, { token, body });
      return String(made.setupUrl).split('#')[1] ?? '';
    };
    const password = 'granite lantern 47 violin';
    const link = await invite('iris@contoso.example', 'approver');
    const inspected = await call('POST', '/setup-links/inspection', { body: { token: link } });
    expect(inspected.body.signInWays).toEqual([
      { organizationId: org.id, providerId, name: 'Contoso accounts' },
    ]);
    const body = { token: link, password };
    expect(await call('POST', '/setup-links/redemption', { body })).toMatchObject(
      needed('own_provider_needed'),
    );
    const iris = await byProvider({ email: 'iris@contoso.example' });
    expect((await read(iris)).status).toBe(200);
    // An owner may need a way in beside it.
    const owners = await invite('otto@contoso.example', 'owner');
    const theirs = await call('POST', '/setup-links/inspection', { body: { token: owners } });
    expect(theirs.body.signInWays).toEqual([]);
    const redeemed = await call('POST', '/setup-links/redemption', { body: { token: owners, password } });
    expect(redeemed).toMatchObject({
      status: 201,
      body: { memberships: [{ barredBy: 'second_factor_needed' }] },
    });
  });

  it('has an invitation taken up with the password somebody has here, who then goes on at the provider', async () => {
    const { call, org, otherOrg, ownerToken: token } = world.now();
    await setPolicy('own_provider');
    const email = 'nora@contoso.example';
    const person = await addPerson(world.now(), { email, organizationId: otherOrg.id, role: 'viewer' });
    const body = { email, name: 'Nora', role: 'approver' };
    const { body: made } = await call('POST', `/organizations/${org.id}/users`, { token, body });
    expect(await backFromProvider({ email })).toMatchObject(needed('sign_in_password_first'));
    const link = String(made.setupUrl).split('#')[1] ?? '';
    const inspected = await call('POST', '/setup-links/inspection', { body: { token: link } });
    expect(inspected.body.signInWays).toEqual([]);
    const redeemed = await call('POST', '/setup-links/redemption', {
      body: { token: link, password: person.password },
    });
    expect(redeemed.status).toBe(201);
    const here = redeemed.body.memberships.find(
      ({ organizationId }: { organizationId: string }) => organizationId === org.id,
    );
    expect(here).toMatchObject({ barredBy: 'own_provider_needed' });
    expect((await read(await byProvider({ email }))).status).toBe(200);
  });

  it('holds a person of several organizations to each one’s own', async () => {
    const { org, otherOrg, context, clock } = world.now();
    const person = await member();
    await context.db.forOrganization(otherOrg.id).transaction(async (tx) => {
      const joined = { userId: person.id, role: 'owner', status: 'active' } as const;
      await insertMembership(tx, { ...joined, createdAt: clock.now() });
    });
    const browser = await signIn(world.now(), person);
    await setPolicy('second_factor');
    expect(await read(browser)).toMatchObject(needed('second_factor_needed'));
    expect((await read(browser, `/organizations/${otherOrg.id}`)).status).toBe(200);
    const listed = await read(browser, '/organizations');
    expect(listed.body.items.map(({ id }: { id: string }) => id)).toEqual([otherOrg.id]);
    expect(listed.body.items.map(({ id }: { id: string }) => id)).not.toContain(org.id);
  });

  it('is the operator’s own too, and closes every customer to its people', async () => {
    const { operatorId, org } = world.now();
    const email = `desk${people}@operator.example`;
    const agent = await addPerson(world.now(), { email, organizationId: operatorId, role: 'operator_admin' });
    const browser = await signIn(world.now(), agent);
    await setPolicy('second_factor', operatorId);
    try {
      const paths = [`/organizations/${org.id}`, '/organizations', '/carriers', '/porting-desk/orders'];
      const answers: Answered[] = [];
      for (const path of paths) answers.push(await read(browser, path));
      expect(answers.map(({ body }) => body.code)).toEqual(paths.map(() => 'second_factor_needed'));
      const { browser: strong } = await takeUpApp(browser);
      for (const path of paths) expect((await read(strong, path)).status, path).toBe(200);
    } finally {
      await setPolicy('any_way', operatorId);
    }
  });
});
