import { expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { addPerson, type Browser, browserOf, signIn, type TestPerson } from '../support/people.ts';
import { addToken, worldOn } from '../support/world.ts';

const elevenMinutesMs = 11 * 60_000;

describeOnBothEngines('Step-up', (engine) => {
  const world = worldOn(engine);
  let people = 0;

  async function owner(): Promise<TestPerson> {
    const { org } = world.now();
    people += 1;
    const email = `owner${people}@contoso.example`;
    return addPerson(world.now(), { email, organizationId: org.id, role: 'owner' });
  }

  function setPin({ headers }: Pick<Browser, 'headers'>, pin: string) {
    const { call, org } = world.now();
    return call('PUT', `/organizations/${org.id}/port-out-pin`, { headers, body: { pin } });
  }

  function prove({ headers }: Browser, password: string) {
    return world.now().call('POST', '/session/proof', { headers, body: { method: 'password', password } });
  }

  it('is not asked for in the ten minutes after signing in, and is afterwards', async () => {
    const browser = await signIn(world.now(), await owner());
    expect((await setPin(browser, '40618273')).status).toBe(200);
    world.now().clock.advance(elevenMinutesMs);
    const refused = await setPin(browser, '50728394');
    expect(refused).toMatchObject({ status: 403, body: { code: 'step_up_required' } });
    const { call, org } = world.now();
    const invitation = { email: 'new@contoso.example', name: 'New', role: 'viewer' };
    const { headers } = browser;
    const invited = await call('POST', `/organizations/${org.id}/users`, { headers, body: invitation });
    expect(invited.body.code).toBe('step_up_required');
    // Reading never asks for it.
    expect((await call('GET', `/organizations/${org.id}/port-out-pin`, { headers })).status).toBe(200);
  });

  it('is done by the password, and puts the session under a new token', async () => {
    const person = await owner();
    const before = await signIn(world.now(), person);
    world.now().clock.advance(elevenMinutesMs);
    const proved = await prove(before, person.password);
    expect(proved.status).toBe(200);
    expect(proved.body).toMatchObject({ user: { id: person.id }, proofMethods: ['password'] });
    const after = browserOf(proved);
    expect(after.headers).not.toEqual(before.headers);
    expect((await setPin(after, '61829304')).status).toBe(200);
    const { call } = world.now();
    expect((await call('GET', '/session', { headers: before.cookie })).status).toBe(401);
    expect((await call('GET', '/session', { headers: after.cookie })).status).toBe(200);
  });

  it('refuses a wrong password, changes nothing then, and counts as a try to sign in', async () => {
    const person = await owner();
    const browser = await signIn(world.now(), person);
    world.now().clock.advance(elevenMinutesMs);
    for (let tries = 0; tries < 10; tries += 1) {
      expect(await prove(browser, 'not the password')).toMatchObject({ body: { code: 'sign_in_failed' } });
    }
    expect(await prove(browser, person.password)).toMatchObject({
      status: 429,
      body: { code: 'sign_in_throttled' },
    });
    expect(await setPin(browser, '72930415')).toMatchObject({ body: { code: 'step_up_required' } });
  });

  it('is on record, with what was shown and from where', async () => {
    const { call, org, auditorToken } = world.now();
    const person = await owner();
    await prove(await signIn(world.now(), person), person.password);
    const path = `/organizations/${org.id}/audit-entries?action=user.proved_again`;
    const { body } = await call('GET', path, { token: auditorToken });
    expect(body.items[0]).toMatchObject({
      actor: { kind: 'user', id: person.id },
      subject: { kind: 'user', id: person.id },
      detail: { provedBy: 'password', address: '127.0.0.1' },
    });
  });

  it('cannot be done by a token, which is able to act without it or is not', async () => {
    const { call, org, ownerToken, context, clock } = world.now();
    const able = { authorization: `Bearer ${ownerToken}`, cookie: '', 'x-csrf-token': '' };
    expect((await setPin({ headers: able }, '83041526')).status).toBe(200);
    const token = await context.db
      .forOrganization(org.id)
      .transaction((tx) => addToken(tx, 'organization', 'owner', clock.now(), { actsWithoutStepUp: false }));
    const unable = { authorization: `Bearer ${token}`, cookie: '', 'x-csrf-token': '' };
    expect(await setPin({ headers: unable }, '94152637')).toMatchObject({
      status: 403,
      body: { code: 'step_up_required' },
    });
    const proof = { method: 'password', password: 'whatever it is' };
    expect(await call('POST', '/session/proof', { token, body: proof })).toMatchObject({ status: 404 });
  });
});
