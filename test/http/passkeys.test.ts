import { expect, it } from 'vitest';
import { mailLink } from '../../src/operations/news/mail-link.ts';
import { type Authenticator, authenticator, type Credential } from '../support/authenticator.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { waitingPersonMails } from '../support/mails.ts';
import { type Browser, browserOf, newPeople, signIn } from '../support/people.ts';
import { type World, worldOn } from '../support/world.ts';

const origin = 'https://porting.example';
const minuteMs = 60_000;
const fresh = 'granite lantern 47 violin';

describeOnBothEngines('A passkey', (engine) => {
  const world = worldOn(engine, { baseUrl: origin });

  /** As a browser that shows the site. */
  const call: World['call'] = (method, path, { headers, ...rest } = {}) =>
    world.now().call(method, path, { ...rest, headers: { host: 'porting.example', ...headers } });

  const newPerson = newPeople(world);

  async function register({ headers }: Browser, device: Authenticator, name = 'Laptop') {
    const asked = await call('POST', '/account/passkey-challenges', { headers });
    expect(asked.status).toBe(200);
    const credential = device.create(asked.body.options);
    return call('POST', '/account/passkeys', { headers, body: { name, credential } });
  }

  /** A person who is signed in and has a passkey. */
  async function withPasskey() {
    const person = await newPerson();
    const device = authenticator(origin);
    const made = await register(await signIn(world.now(), person), device);
    expect(made).toMatchObject({ status: 201, body: { name: 'Laptop' } });
    const browser = browserOf({ ...made, body: made.body.session });
    return { person, browser, device };
  }

  async function signedChallenge(device: Authenticator): Promise<Credential> {
    const { body } = await call('POST', '/session/passkey-challenges');
    expect(body.options).toMatchObject({ rpId: 'porting.example', userVerification: 'required' });
    return device.get(body.options);
  }

  const signInBy = (credential: Credential) => call('POST', '/session/passkey', { body: { credential } });

  it('signs its person in without address and password, and once for each challenge', async () => {
    const { person, device } = await withPasskey();
    const credential = await signedChallenge(device);
    const answer = await signInBy(credential);
    expect(answer).toMatchObject({ status: 201, body: { user: { id: person.id } } });
    expect(answer.body.proofMethods).toEqual(['passkey', 'password']);
    expect(await signInBy(credential)).toMatchObject({ status: 401, body: { code: 'passkey_refused' } });
    const { org, auditorToken: token } = world.now();
    const path = `/organizations/${org.id}/audit-entries?action=user.signed_in`;
    const { body } = await call('GET', path, { token });
    expect(body.items[0]).toMatchObject({ actor: { id: person.id }, detail: { provedBy: 'passkey' } });
  });

  it('is refused when it is copied, does not verify its person, or signs for another site', async () => {
    const { device } = await withPasskey();
    expect((await signInBy(await signedChallenge(device))).status).toBe(201);
    device.counter = 1;
    expect((await signInBy(await signedChallenge(device))).status).toBe(401);
    expect((await signInBy(await signedChallenge(device))).status).toBe(201);
    device.verifies = false;
    expect((await signInBy(await signedChallenge(device))).status).toBe(401);
    device.verifies = true;
    device.origin = 'https://porting.example.evil.example';
    expect((await signInBy(await signedChallenge(device))).status).toBe(401);
    device.origin = origin;
    const stranger = authenticator(origin);
    expect((await signInBy(await signedChallenge(stranger))).status).toBe(401);
    const late = await signedChallenge(device);
    world.now().clock.advance(6 * minuteMs);
    expect((await signInBy(late)).status).toBe(401);
    const { org, auditorToken: token } = world.now();
    const path = `/organizations/${org.id}/audit-entries?action=user.sign_in_failed`;
    const { body } = await call('GET', path, { token });
    expect(body.items).toHaveLength(3);
    expect(body.items[0]).toMatchObject({ detail: { wrong: 'passkey' } });
  });

  it('that does not count may sign again and again', async () => {
    const browser = await signIn(world.now(), await newPerson());
    const device = authenticator(origin);
    device.counter = null;
    await register(browser, device);
    expect((await signInBy(await signedChallenge(device))).status).toBe(201);
    expect((await signInBy(await signedChallenge(device))).status).toBe(201);
  });

  it('is a fresh proof, by the challenge of that person only', async () => {
    const { clock, org } = world.now();
    const { browser, device } = await withPasskey();
    clock.advance(11 * minuteMs);
    const { headers } = browser;
    const { body } = await call('POST', '/session/proof/passkey-challenges', { headers });
    expect(body.options.allowCredentials).toHaveLength(1);
    const elsewhere = await signInBy(device.get(body.options));
    expect(elsewhere.body.code).toBe('passkey_refused');
    const again = await call('POST', '/session/proof/passkey-challenges', { headers });
    const proof = { method: 'passkey', credential: device.get(again.body.options) };
    const proved = await call('POST', '/session/proof', { headers, body: proof });
    expect(proved.status).toBe(200);
    const after = browserOf(proved).headers;
    const saved = await call('PUT', `/organizations/${org.id}/port-out-pin`, {
      headers: after,
      body: { pin: '40618273' },
    });
    expect(saved.status).toBe(200);
    const other = await withPasskey();
    const theirs = await call('POST', '/session/proof/passkey-challenges', { headers: after });
    const foreign = { method: 'passkey', credential: other.device.get(theirs.body.options) };
    const refused = await call('POST', '/session/proof', { headers: after, body: foreign });
    expect(refused).toMatchObject({ status: 401, body: { code: 'passkey_refused' } });
  });

  it('is listed, renamed and removed by its person alone, on record and by mail', async () => {
    const { clock, org } = world.now();
    const { person, browser, device } = await withPasskey();
    const other = await withPasskey();
    const { headers } = browser;
    const { body } = await call('GET', '/account', { headers });
    expect(body.passkeys).toMatchObject([{ name: 'Laptop', lastUsedAt: null }]);
    const path = `/account/passkeys/${body.passkeys[0].id}`;
    expect((await call('PATCH', path, { headers, body: { name: 'Old laptop' } })).status).toBe(204);
    const foreign = { headers: other.browser.headers };
    expect((await call('PATCH', path, { ...foreign, body: { name: 'Mine' } })).status).toBe(404);
    expect((await call('DELETE', path, foreign)).status).toBe(404);
    clock.advance(11 * minuteMs);
    expect((await call('DELETE', path, { headers })).body.code).toBe('step_up_required');
    expect((await call('POST', '/account/passkey-challenges', { headers })).body.code).toBe(
      'step_up_required',
    );
    const fresh = await signIn(world.now(), person);
    expect((await call('DELETE', path, { headers: fresh.headers })).status).toBe(204);
    expect((await signInBy(await signedChallenge(device))).status).toBe(401);
    const mails = await waitingPersonMails(world.now(), org.id);
    const changes = mails
      .filter(({ address }) => address === person.email)
      .flatMap(({ facts }) => (facts.kind === 'account_changed' ? [facts.change] : []));
    expect(changes).toEqual(['passkey_added', 'passkey_removed']);
  });

  it('is gone with the password it was added beside, once its person has a new one mailed', async () => {
    const { person, device } = await withPasskey();
    const { email } = person;
    expect((await call('POST', '/password-resets', { body: { email } })).status).toBe(202);
    const mails = await waitingPersonMails(world.now(), world.now().org.id);
    const mail = mails.find(({ address, facts }) => address === email && facts.kind === 'password_reset');
    const link = mail && (await mailLink(world.now().context, mail));
    const body = { token: link?.split('#')[1], password: fresh };
    expect((await call('POST', '/password-resets/redemption', { body })).status).toBe(204);
    expect((await signInBy(await signedChallenge(device))).body.code).toBe('passkey_refused');
    expect((await call('POST', '/session', { body: { email, password: fresh } })).status).toBe(201);
  });

  it('is registered once, with a challenge of its own', async () => {
    const { browser, device } = await withPasskey();
    const again = await register(browser, device);
    expect(again).toMatchObject({ status: 422, body: { errors: [{ code: 'passkey_not_verified' }] } });
    const { headers } = await signIn(world.now(), await newPerson());
    const { body } = await call('POST', '/account/passkey-challenges', { headers: browser.headers });
    const credential = authenticator(origin).create(body.options);
    const stolen = await call('POST', '/account/passkeys', { headers, body: { name: 'Mine', credential } });
    expect(stolen.status).toBe(422);
  });
});
