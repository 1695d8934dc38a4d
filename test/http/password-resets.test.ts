import { expect, it } from 'vitest';
import { recoverAccount } from '../../src/operations/account/recover-account.ts';
import { mailLink } from '../../src/operations/news/mail-link.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { waitingPersonMails } from '../support/mails.ts';
import { addPerson, newPeople, signIn, type TestPerson } from '../support/people.ts';
import { totpCode } from '../support/totp.ts';
import { worldOn } from '../support/world.ts';

const minuteMs = 60_000;
const fresh = 'granite lantern 47 violin';

describeOnBothEngines('A mailed reset', (engine) => {
  const world = worldOn(engine);

  const newPerson = newPeople(world);

  const ask = (email: string) => world.now().call('POST', '/password-resets', { body: { email } });
  const redeem = (token: string, password = fresh) =>
    world.now().call('POST', '/password-resets/redemption', { body: { token, password } });
  const enter = ({ email }: TestPerson, password: string, more: object = {}) =>
    world.now().call('POST', '/session', { body: { email, password, ...more } });

  async function resetMails(email: string) {
    const mails = await waitingPersonMails(world.now(), world.now().org.id);
    return mails.filter(({ address, facts }) => address === email && facts.kind === 'password_reset');
  }

  async function mailedToken(email: string): Promise<string> {
    const mail = (await resetMails(email)).at(-1);
    const url = mail && (await mailLink(world.now().context, mail));
    expect(url).toMatch(/^http:\/\/localhost:8080\/reset-password#\w{43}$/);
    return url?.split('#')[1] ?? '';
  }

  it('sets a new password once, ends every session and leaves the app as it is', async () => {
    const { call, clock } = world.now();
    const person = await newPerson();
    const { headers } = await signIn(world.now(), person);
    const { body: offer } = await call('POST', '/account/totp', { headers });
    const body = { code: totpCode(offer.secret, clock.now()) };
    await call('POST', '/account/totp/confirmation', { headers, body });
    expect(await ask(person.email.toUpperCase())).toMatchObject({ status: 202, body: '' });
    const token = await mailedToken(person.email);
    const inspected = await call('POST', '/password-resets/inspection', { body: { token } });
    expect(inspected.body).toEqual({ kind: 'reset', email: person.email });
    expect((await redeem(token, 'passwordpassword')).status).toBe(422);
    expect((await redeem(token)).status).toBe(204);
    expect(await redeem(token)).toMatchObject({ status: 404, body: { code: 'setup_link_invalid' } });
    expect((await call('GET', '/session', { headers })).status).toBe(401);
    expect((await enter(person, person.password)).body.code).toBe('sign_in_failed');
    expect((await enter(person, fresh)).body.code).toBe('second_factor_required');
    const code = totpCode(offer.secret, clock.now(), 1);
    expect((await enter(person, fresh, { code })).status).toBe(201);
  });

  it('answers the same, and no sooner, for an address nobody has', async () => {
    const person = await newPerson();
    const timed = async (email: string) => {
      const start = performance.now();
      const { status, body } = await ask(email);
      return { status, body, isSlow: performance.now() - start >= 399 };
    };
    expect(await timed('nobody@contoso.example')).toEqual(await timed(person.email));
    expect((await timed(person.email)).isSlow).toBe(true);
    expect(await resetMails('nobody@contoso.example')).toEqual([]);
  });

  it('is mailed three times an hour and no more; the link is good for 30 minutes', async () => {
    const { clock } = world.now();
    const { email } = await newPerson();
    for (let asked = 0; asked < 5; asked += 1) expect((await ask(email)).status).toBe(202);
    expect(await resetMails(email)).toHaveLength(3);
    const token = await mailedToken(email);
    clock.advance(31 * minuteMs);
    expect((await redeem(token)).status).toBe(404);
    clock.advance(30 * minuteMs);
    await ask(email);
    expect(await resetMails(email)).toHaveLength(4);
  });
});

describeOnBothEngines('A mailed reset that strangers ask for', (engine) => {
  const world = worldOn(engine, { settings: { trustedProxies: ['127.0.0.1'] } });

  it('keeps nobody from one of their own where they have signed in from of late', async () => {
    const { call, org } = world.now();
    const email = 'pestered@contoso.example';
    const { password } = await addPerson(world.now(), { email, organizationId: org.id, role: 'owner' });
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
    const usual = from('192.0.2.7');
    expect((await call('POST', '/session', { ...usual, body: { email, password } })).status).toBe(201);
    const ask = (where: ReturnType<typeof from>) =>
      call('POST', '/password-resets', { ...where, body: { email } });
    const count = async () =>
      (await waitingPersonMails(world.now(), org.id)).filter(({ facts }) => facts.kind === 'password_reset')
        .length;
    for (let asked = 0; asked < 5; asked += 1) await ask(from(`198.51.100.${asked}`));
    expect(await count()).toBe(3);
    for (let asked = 0; asked < 5; asked += 1) await ask(usual);
    expect(await count()).toBe(6);
  });
});

describeOnBothEngines('A recovery on the host', (engine) => {
  const world = worldOn(engine);

  it('gives an operator’s account back whole, on record', async () => {
    const { call, clock, context, operatorId, operatorToken: token, database } = world.now();
    const email = 'otto@operator.example';
    const person = await addPerson(world.now(), { email, organizationId: operatorId, role: 'porting_agent' });
    const { headers } = await signIn(world.now(), person);
    const { body: offer } = await call('POST', '/account/totp', { headers });
    const body = { code: totpCode(offer.secret, clock.now()) };
    await call('POST', '/account/totp/confirmation', { headers, body });
    await database.asOwner((owner) =>
      owner.query(`UPDATE memberships SET status = 'invited' WHERE user_id = '${person.id}'`),
    );
    const { url } = await recoverAccount(context, { email, as: 'operator' });
    const again = await recoverAccount(context, { email, as: 'operator' });
    const redeem = (link: string) =>
      call('POST', '/password-resets/redemption', {
        body: { token: link.split('#')[1], password: fresh },
      });
    expect((await redeem(url)).status).toBe(404);
    expect((await redeem(again.url)).status).toBe(204);
    const signedIn = await call('POST', '/session', { body: { email, password: fresh } });
    expect(signedIn).toMatchObject({ status: 201, body: { memberships: [{ role: 'operator_admin' }] } });
    const path = `/organizations/${operatorId}/audit-entries?limit=10`;
    const actions = (await call('GET', path, { token })).body.items.map(
      (one: { action: string }) => one.action,
    );
    expect(actions).toEqual(expect.arrayContaining(['user.recovery_asked', 'user.recovered']));
  });

  it('by the host gives anybody their account back, with the role they have', async () => {
    const { context, call, org, clock, auditorToken } = world.now();
    const email = 'lost@contoso.example';
    const person = await addPerson(world.now(), { email, organizationId: org.id, role: 'approver' });
    const { headers } = await signIn(world.now(), person);
    const { body: offer } = await call('POST', '/account/totp', { headers });
    const body = { code: totpCode(offer.secret, clock.now()) };
    await call('POST', '/account/totp/confirmation', { headers, body });
    const { url } = await recoverAccount(context, { email, as: 'person' });
    const redemption = { token: url.split('#')[1], password: fresh };
    const redeemed = await call('POST', '/password-resets/redemption', { body: redemption });
    expect(redeemed.status).toBe(204);
    const signedIn = await call('POST', '/session', { body: { email, password: fresh } });
    expect(signedIn).toMatchObject({ status: 201, body: { memberships: [{ role: 'approver' }] } });
    const path = `/organizations/${org.id}/audit-entries?limit=5`;
    const { items } = (await call('GET', path, { token: auditorToken })).body;
    const actions = items.map((one: { action: string }) => one.action);
    expect(actions).toEqual(expect.arrayContaining(['user.recovery_asked', 'user.recovered']));
  });

  it('refuses an address that no person of the operator has', async () => {
    const { context, org } = world.now();
    await addPerson(world.now(), { email: 'ana@contoso.example', organizationId: org.id, role: 'owner' });
    const refusals = ['ana@contoso.example', 'nobody@operator.example'].map((email) =>
      recoverAccount(context, { email, as: 'operator' }).then(
        () => 'made',
        (error) => error.code,
      ),
    );
    expect(await Promise.all(refusals)).toEqual(['not_found', 'not_found']);
  });
});
