import { beforeEach, expect, it } from 'vitest';
import type { SignInProviderId } from '../../src/core/sign-in-provider.ts';
import { accountProvider, ProviderBrowser } from '../support/account-provider.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { addPerson, browserOf, join as joinContoso, signIn, type TestPerson } from '../support/people.ts';
import { addProvedDomain, addSignInProvider, beginAt, comeBack } from '../support/sign-in-ways.ts';
import { type Answered, worldOn } from '../support/world.ts';

describeOnBothEngines('Signing in by a provider', (engine) => {
  const world = worldOn(engine);
  const accounts = accountProvider();
  let providerId: SignInProviderId;
  let people = 0;

  beforeEach(async () => {
    // The provider lives in the time of this machine.
    world.now().clock.set(new Date().toISOString());
    if (providerId) return;
    const { org, context } = world.now();
    const redirectUri = `${context.baseUrl}/sign-in/callback/${org.id}`;
    accounts.register({ redirectUri, signedOutUri: `${context.baseUrl}/sign-in` });
    await addProvedDomain(world.now(), org.id, 'contoso.example');
    providerId = await addSignInProvider(world.now(), org.id, {
      issuer: accounts.issuer,
      roleClaim: 'groups',
      roleRules: [
        { value: 'telephony', role: 'telephony_admin' },
        { value: 'readers', role: 'auditor' },
      ],
    });
  });

  async function member(role: 'owner' | 'viewer' = 'viewer'): Promise<TestPerson> {
    people += 1;
    const { org } = world.now();
    return addPerson(world.now(), { email: `person${people}@contoso.example`, organizationId: org.id, role });
  }

  async function signInAs(account: string, browser = new ProviderBrowser()): Promise<Answered> {
    const { url, cookie } = await beginAt(world.now(), world.now().org.id, providerId, '/o/x/home?tab=2');
    return comeBack(world.now(), await browser.signIn(url, account), cookie);
  }

  async function auditOf(action: string) {
    const { call, org, auditorToken } = world.now();
    const path = `/organizations/${org.id}/audit-entries?action=${action}`;
    return (await call('GET', path, { token: auditorToken })).body.items;
  }

  it('leads a person of the domain to it, and tells nobody whether they are known', async () => {
    const { call, org } = world.now();
    const person = await member();
    const expected = { ways: [{ organizationId: org.id, providerId, name: 'Contoso accounts' }] };
    for (const email of [person.email, 'nobody@CONTOSO.example']) {
      const answer = await call('POST', '/sign-in/ways', { body: { email } });
      expect(answer).toMatchObject({ status: 200, body: expected });
    }
    const other = await call('POST', '/sign-in/ways', { body: { email: 'ana@fabrikam.example' } });
    expect(other.body).toEqual({ ways: [] });
  });

  it('changes nothing of how the person signs in here, where they may belong elsewhere too', async () => {
    const { call } = world.now();
    const person = await member();
    accounts.accounts.set('acc-own', { email: person.email, email_verified: true, name: 'Own' });
    const answer = await signInAs('acc-own');
    const cookies = [answer.headers['set-cookie']].flat().map((one) => String(one).split(';')[0] ?? '');
    const cookie = cookies.find((one) => /^portkeeper=\w/.test(one)) ?? '';
    const headers = { cookie, 'x-csrf-token': answer.body.session.csrfToken };
    expect((await call('GET', '/account', { headers })).status).toBe(200);
    const body = { password: 'granite lantern 47 violin' };
    const refused = { status: 403, body: { code: 'signed_in_by_provider' } };
    expect(await call('PUT', '/account/password', { headers, body })).toMatchObject(refused);
    expect(await call('POST', '/account/passkey-challenges', { headers })).toMatchObject(refused);
    expect(await call('POST', '/account/totp', { headers })).toMatchObject(refused);
  });

  it('reaches no session of elsewhere; a new name is on record there too', async () => {
    const { call, org, otherOrg } = world.now();
    const place = { email: 'two@contoso.example', organizationId: otherOrg.id, role: 'owner' } as const;
    const person = await addPerson(world.now(), place);
    await joinContoso(world.now(), person, 'viewer');
    const elsewhere = await signIn(world.now(), person);
    accounts.accounts.set('two', { email: person.email, email_verified: true });
    await signInAs('two');
    const answer = await signInAs('two');
    const { cookie, headers } = browserOf({ ...answer, body: answer.body.session });
    const idsOf = async (asking: Record<string, string>) => {
      const { body } = await call('GET', '/account/sessions', { headers: asking });
      return body.items.map(({ id, provedBy }: { id: string; provedBy: string }) => ({ id, provedBy }));
    };
    const all = await idsOf(elsewhere.cookie);
    expect(all.map(({ provedBy }: { provedBy: string }) => provedBy).sort()).toEqual([
      'password',
      'provider',
      'provider',
    ]);
    const own = all.find(({ provedBy }: { provedBy: string }) => provedBy === 'password');
    expect(await idsOf(cookie)).toHaveLength(2);
    expect((await call('DELETE', `/account/sessions/${own.id}`, { headers })).status).toBe(404);
    expect((await call('DELETE', '/account/sessions', { headers })).status).toBe(204);
    expect(await idsOf(elsewhere.cookie)).toHaveLength(2);
    expect((await call('PATCH', '/account', { headers, body: { name: 'Somebody Else' } })).status).toBe(200);
    for (const { id, auditorToken: token } of [org, otherOrg]) {
      const path = `/organizations/${id}/audit-entries?action=user.profile_changed`;
      expect((await call('GET', path, { token })).body.items[0]).toMatchObject({
        subject: { id: person.id },
      });
    }
  });

  it('lets a member in whose address is proved, remembers the account and says so in the record', async () => {
    const person = await member();
    accounts.accounts.set('acc-1', { email: person.email, email_verified: true, name: 'Per Son' });
    const answer = await signInAs('acc-1');
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(answer.body).toMatchObject({ purpose: 'sign_in', returnTo: '/o/x/home?tab=2' });
    expect(answer.body.session.user.id).toBe(person.id);
    expect(answer.body.session.memberships.map(({ role }: { role: string }) => role)).toEqual(['viewer']);
    expect(answer.body.session.proofMethods).toEqual(['provider', 'password']);
    expect((await auditOf('user.signed_in'))[0]).toMatchObject({
      actor: { id: person.id },
      detail: { provedBy: 'provider', provider: 'Contoso accounts', address: '127.0.0.1' },
    });
    // From now on it is the account that counts, whatever address it has.
    accounts.accounts.set('acc-1', { email: 'other@elsewhere.example', email_verified: false });
    expect((await signInAs('acc-1')).body.session.user.id).toBe(person.id);
  });

  it('makes an invited person a member', async () => {
    const { call, org, ownerToken } = world.now();
    const invitation = { email: 'ivy@contoso.example', name: 'Ivy', role: 'approver' };
    await call('POST', `/organizations/${org.id}/users`, { token: ownerToken, body: invitation });
    accounts.accounts.set('ivy', { email: 'Ivy@contoso.example', email_verified: true });
    const answer = await signInAs('ivy');
    expect(answer.body.session.memberships).toMatchObject([{ organizationId: org.id, role: 'approver' }]);
    expect((await auditOf('user.joined'))[0]).toMatchObject({ detail: { provedBy: 'provider' } });
    const notices = await call('GET', `/organizations/${org.id}/notices?limit=1`, { token: ownerToken });
    expect(notices.body.items[0]).toMatchObject({ kind: 'user_joined', detail: { person: 'Ivy' } });
  });

  it('makes a stranger a member where a rule gives a role, and follows the rules at each sign-in', async () => {
    const account = { email: 'rule@contoso.example', email_verified: true, name: 'Rule' };
    accounts.accounts.set('rule', { ...account, groups: ['all', 'readers'] });
    const first = await signInAs('rule');
    expect(first.body.session).toMatchObject({ user: { name: 'Rule' }, memberships: [{ role: 'auditor' }] });
    accounts.accounts.set('rule', { ...account, groups: ['readers', 'telephony'] });
    const second = await signInAs('rule');
    expect(second.body.session.memberships).toMatchObject([{ role: 'telephony_admin' }]);
    expect((await auditOf('user.role_ruled'))[0]).toMatchObject({
      detail: { role: 'telephony_admin', before: 'auditor' },
    });
    // Out of every group, they are out.
    accounts.accounts.set('rule', { ...account, groups: [] });
    expect(await signInAs('rule')).toMatchObject({ status: 403, body: { code: 'sign_in_not_invited' } });
  });

  it('does not take its role from the last owner', async () => {
    const { org, database } = world.now();
    await database.asOwner((owner) =>
      owner.query(
        `UPDATE memberships SET role = 'viewer' WHERE organization_id = '${org.id}' AND role = 'owner'`,
      ),
    );
    const person = await member('owner');
    accounts.accounts.set('last', { email: person.email, email_verified: true, groups: ['readers'] });
    expect((await signInAs('last')).body.session.memberships).toMatchObject([{ role: 'owner' }]);
    expect((await auditOf('user.role_kept'))[0]).toMatchObject({
      detail: { role: 'owner', ruled: 'auditor' },
    });
    await member('owner');
    expect((await signInAs('last')).body.session.memberships).toMatchObject([{ role: 'auditor' }]);
  });

  it('refuses whom nobody invited, an unverified address and a domain that is not proved', async () => {
    const person = await member();
    const cases = [
      ['stranger', { email: 'stranger@contoso.example', email_verified: true }, 'sign_in_not_invited'],
      ['unverified', { email: person.email, email_verified: false }, 'sign_in_email_not_proved'],
      ['unsaid', { email: person.email }, 'sign_in_email_not_proved'],
      ['nameless', { name: 'No Address' }, 'sign_in_email_not_proved'],
      [
        'listed',
        { email: `${person.email},x@contoso.example`, email_verified: true },
        'sign_in_email_not_proved',
      ],
      ['elsewhere', { email: 'ana@fabrikam.example', email_verified: true }, 'sign_in_email_not_proved'],
    ] as const;
    for (const [name, account, code] of cases) {
      accounts.accounts.set(name, { ...account });
      const answer = await signInAs(name);
      expect(answer, name).toMatchObject({ status: 403, body: { code } });
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it('never lets a person act in another organization, whatever they are there', async () => {
    const { org, otherOrg, call } = world.now();
    const person = await addPerson(world.now(), {
      email: 'both@contoso.example',
      organizationId: otherOrg.id,
      role: 'owner',
    });
    accounts.accounts.set('both', { email: person.email, email_verified: true });
    // Not a member of the provider's organization at all.
    expect(await signInAs('both')).toMatchObject({ body: { code: 'sign_in_not_invited' } });
    await joinContoso(world.now(), person, 'viewer');
    accounts.accounts.set('both', { email: person.email, email_verified: true, groups: ['readers'] });
    const answer = await signInAs('both');
    expect(answer.body.session.user.id).toBe(person.id);
    expect(answer.body.session.memberships).toMatchObject([{ organizationId: org.id }]);
    const { cookie: headers } = browserOf({ ...answer, body: answer.body.session });
    expect((await call('GET', '/session', { headers })).body.memberships).toHaveLength(1);
    expect((await call('GET', `/organizations/${otherOrg.id}`, { headers })).status).toBe(404);
    expect((await call('GET', `/organizations/${org.id}`, { headers })).status).toBe(200);
  });

  it('makes no member of an address that has a password or a passkey here already', async () => {
    // Whoever has the link of an invitation chose that password: an admin of any organization may be that.
    const { call, org, otherOrg } = world.now();
    const email = 'squatted@contoso.example';
    const invitation = { token: otherOrg.ownerToken, body: { email, name: 'S', role: 'viewer' } };
    const { body } = await call('POST', `/organizations/${otherOrg.id}/users`, invitation);
    const password = 'granite lantern 47 violin';
    const redemption = { token: body.setupUrl.split('#')[1], password };
    expect((await call('POST', '/setup-links/redemption', { body: redemption })).status).toBe(201);
    accounts.accounts.set('squatted', { email, email_verified: true, groups: ['telephony'] });
    const refused = { status: 403, body: { code: 'sign_in_password_first' } };
    expect(await signInAs('squatted')).toMatchObject(refused);
    const invited = { token: org.ownerToken, body: { email, name: 'S', role: 'owner' } };
    const own = await call('POST', `/organizations/${org.id}/users`, invited);
    expect(await signInAs('squatted')).toMatchObject(refused);
    // Who has both, the invitation and the password, is a member; from then on the provider will do.
    const taken = { token: own.body.setupUrl.split('#')[1], password };
    expect((await call('POST', '/setup-links/redemption', { body: taken })).status).toBe(201);
    expect((await signInAs('squatted')).status).toBe(200);
  });

  it('takes no invitation up that has expired, unless a rule gives a role', async () => {
    const { call, org, ownerToken, database } = world.now();
    const email = 'tardy@contoso.example';
    const body = { email, name: 'Tardy', role: 'owner' };
    const invited = await call('POST', `/organizations/${org.id}/users`, { token: ownerToken, body });
    await database.asOwner((owner) =>
      owner.query(`UPDATE memberships SET invited_until = now() WHERE user_id = '${invited.body.id}'`),
    );
    world.now().clock.advance(1000);
    accounts.accounts.set('tardy', { email, email_verified: true });
    expect(await signInAs('tardy')).toMatchObject({ status: 403, body: { code: 'sign_in_not_invited' } });
    accounts.accounts.set('tardy', { email, email_verified: true, groups: ['readers'] });
    expect((await signInAs('tardy')).body.session.memberships).toMatchObject([{ role: 'auditor' }]);
  });

  it('takes each answer once, in the browser it was begun in and within ten minutes', async () => {
    const person = await member();
    accounts.accounts.set('once', { email: person.email, email_verified: true });
    const begin = () => beginAt(world.now(), world.now().org.id, providerId);
    const refused = { status: 400, body: { code: 'sign_in_flow_invalid' } };

    const first = await begin();
    const returned = await new ProviderBrowser().signIn(first.url, 'once');
    expect((await comeBack(world.now(), returned, first.cookie)).status).toBe(200);
    expect(await comeBack(world.now(), returned, first.cookie)).toMatchObject(refused);

    const second = await begin();
    const theirs = await begin();
    const stolen = await new ProviderBrowser().signIn(second.url, 'once');
    expect(await comeBack(world.now(), stolen, theirs.cookie)).toMatchObject(refused);
    // Spent by the try.
    expect(await comeBack(world.now(), stolen, second.cookie)).toMatchObject(refused);
    const third = await begin();
    const bare = await new ProviderBrowser().signIn(third.url, 'once');
    expect(await comeBack(world.now(), bare, '')).toMatchObject(refused);

    const wrongState = await begin();
    const changed = await new ProviderBrowser().signIn(wrongState.url, 'once');
    const state = 'A'.repeat(43);
    expect(await comeBack(world.now(), changed, wrongState.cookie, { state })).toMatchObject(refused);

    const late = await begin();
    const slow = await new ProviderBrowser().signIn(late.url, 'once');
    world.now().clock.advance(10 * 60_000);
    expect(await comeBack(world.now(), slow, late.cookie)).toMatchObject(refused);
  });

  it('refuses a code that was redeemed already, also with another state', async () => {
    const person = await member();
    accounts.accounts.set('replay', { email: person.email, email_verified: true });
    const { org } = world.now();
    const first = await beginAt(world.now(), org.id, providerId);
    const returned = await new ProviderBrowser().signIn(first.url, 'replay');
    await comeBack(world.now(), returned, first.cookie);
    const second = await beginAt(world.now(), org.id, providerId);
    const state = new URL(second.url).searchParams.get('state') ?? '';
    const answer = await comeBack(world.now(), returned, second.cookie, { state });
    expect(answer).toMatchObject({
      status: 403,
      body: { code: 'sign_in_answer_refused', providerError: 'invalid_grant' },
    });
  });

  it('says when the person stopped at the provider', async () => {
    const answer = await signInAs('');
    expect(answer).toMatchObject({
      status: 403,
      body: { code: 'sign_in_stopped', providerError: 'access_denied' },
    });
  });

  it('works in two tabs of one browser at once', async () => {
    const person = await member();
    accounts.accounts.set('tabs', { email: person.email, email_verified: true });
    const { call, org } = world.now();
    const first = await beginAt(world.now(), org.id, providerId);
    const body = { organizationId: org.id, providerId };
    const second = await call('POST', '/sign-in/flows', { body, headers: { cookie: first.cookie } });
    for (const url of [second.body.url, first.url]) {
      const returned = await new ProviderBrowser().signIn(url, 'tabs');
      expect((await comeBack(world.now(), returned, first.cookie)).status).toBe(200);
    }
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/a\nb',
    '/sign-in',
  ])('does not lead to %j afterwards', async (returnTo) => {
    const person = await member();
    accounts.accounts.set(`to-${people}`, { email: person.email, email_verified: true });
    const begun = await beginAt(world.now(), world.now().org.id, providerId, returnTo);
    const returned = await new ProviderBrowser().signIn(begun.url, `to-${people}`);
    expect((await comeBack(world.now(), returned, begun.cookie)).body.returnTo).toBe('/');
  });

  it('keeps state, code and secrets out of the log', async () => {
    const person = await member();
    accounts.accounts.set('logged', { email: person.email, email_verified: true });
    const begun = await beginAt(world.now(), world.now().org.id, providerId);
    const returned = await new ProviderBrowser().signIn(begun.url, 'logged');
    await comeBack(world.now(), returned, begun.cookie);
    const log = world.now().logLines.join('\n');
    const { code, state } = Object.fromEntries(returned.searchParams);
    for (const secret of [code, state, begun.cookie.split('=')[1]]) {
      expect(secret).toMatch(/.{20}/);
      expect(log).not.toContain(secret);
    }
  });
});
