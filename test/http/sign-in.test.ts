import { expect, it } from 'vitest';
import { forgetEnded } from '../../src/operations/operator/forget-ended.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { addPerson, browserOf, signIn, type TestPerson } from '../support/people.ts';
import { worldOn } from '../support/world.ts';

const minuteMs = 60_000;
const wrong = 'not the password at all';

describeOnBothEngines('Signing in', (engine) => {
  const world = worldOn(engine, { settings: { trustedProxies: ['127.0.0.1'] } });
  let people = 0;

  async function newPerson(): Promise<TestPerson> {
    const { org } = world.now();
    people += 1;
    return addPerson(world.now(), {
      email: `person${people}@contoso.example`,
      organizationId: org.id,
      role: 'telephony_admin',
    });
  }

  async function attempt(email: string, password: string, address = '192.0.2.1') {
    const headers = { 'x-forwarded-for': address };
    return world.now().call('POST', '/session', { body: { email, password }, headers });
  }

  async function countFullTries(email: string, tries: number, address: string) {
    const statuses: number[] = [];
    for (let i = 0; i < tries; i += 1) statuses.push((await attempt(email, wrong, address)).status);
    return statuses.filter((status) => status === 401).length;
  }

  async function auditOf(action: string) {
    const { call, org, auditorToken } = world.now();
    const path = `/organizations/${org.id}/audit-entries?action=${action}`;
    return (await call('GET', path, { token: auditorToken })).body.items;
  }

  it('answers who they are and what they may do, the token in a cookie only', async () => {
    const { org } = world.now();
    const person = await newPerson();
    const answer = await attempt(person.email.toUpperCase(), person.password);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      user: { id: person.id, name: 'person1', email: person.email },
      memberships: [
        {
          kind: 'organization',
          organizationId: org.id,
          organizationName: 'Contoso',
          country: 'US',
          timeZone: 'America/Los_Angeles',
          role: 'telephony_admin',
          barredBy: null,
          signInWays: [],
          permissions: expect.arrayContaining(['pin.set']),
        },
      ],
      proofMethods: ['password'],
      providerName: null,
      csrfToken: expect.any(String),
    });
    const [cookie, device] = [answer.headers['set-cookie']].flat();
    expect(cookie).toMatch(/^portkeeper=[0-9A-Za-z]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(device).toMatch(/^portkeeper-device=\w{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/);
    const { call } = world.now();
    const again = await call('GET', '/session', { headers: browserOf(answer).cookie });
    expect(again).toMatchObject({ status: 200, body: answer.body });
  });

  it('401 sign_in_failed alike for a wrong password and an unknown address', async () => {
    const person = await newPerson();
    const bare = ({ status, body }: Awaited<ReturnType<typeof attempt>>) => ({
      status,
      body: { ...body, requestId: '' },
    });
    const wrongPassword = bare(await attempt(person.email, wrong));
    expect(wrongPassword).toMatchObject({ status: 401, body: { code: 'sign_in_failed' } });
    expect(bare(await attempt('nobody@contoso.example', wrong))).toEqual(wrongPassword);
    const failures = await auditOf('user.sign_in_failed');
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatchObject({
      actor: { kind: 'system' },
      subject: { kind: 'user', id: person.id },
      detail: { address: '192.0.2.1' },
    });
  });

  it('makes a new session each time and ends the browser’s old one', async () => {
    const { call } = world.now();
    const person = await newPerson();
    const old = await signIn(world.now(), person);
    const { email, password } = person;
    const fresh = browserOf(
      await call('POST', '/session', { body: { email, password }, headers: old.cookie }),
    );
    expect(fresh.cookie).not.toEqual(old.cookie);
    expect((await call('GET', '/session', { headers: old.cookie })).status).toBe(401);
    expect((await call('GET', '/session', { headers: fresh.cookie })).status).toBe(200);
  });

  it('signs out, on record, and takes the cookie away', async () => {
    const { call } = world.now();
    const browser = await signIn(world.now(), await newPerson());
    const answer = await call('DELETE', '/session', { headers: browser.headers });
    expect(answer).toMatchObject({ status: 200, body: { providerUrl: null } });
    expect(answer.headers['set-cookie']).toMatch(/^portkeeper=; Max-Age=0/);
    expect((await call('GET', '/session', { headers: browser.cookie })).status).toBe(401);
    expect(await auditOf('user.signed_out')).toHaveLength(1);
    expect((await auditOf('user.signed_in')).length).toBeGreaterThan(0);
  });

  it('404 to a program’s token, which has no session', async () => {
    const { call, ownerToken } = world.now();
    expect((await call('GET', '/session', { token: ownerToken })).status).toBe(404);
    expect((await call('DELETE', '/session', { token: ownerToken })).status).toBe(404);
  });

  it('403 when another site sends the form', async () => {
    const { email, password } = await newPerson();
    const headers = { origin: 'https://evil.example' };
    const answer = await world.now().call('POST', '/session', { body: { email, password }, headers });
    expect(answer.status).toBe(403);
  });

  it('429 after ten wrong tries on an account from one address, and only from there', async () => {
    const { clock } = world.now();
    const { email, password } = await newPerson();
    expect(await countFullTries(email, 12, '192.0.2.10')).toBe(10);
    const blocked = await attempt(email, password, '192.0.2.10');
    expect(blocked).toMatchObject({ status: 429, body: { code: 'sign_in_throttled' } });
    expect(blocked.body.detail).toContain('Wait 15 min,');
    expect(blocked.headers['retry-after']).toBe(String(15 * 60));
    expect((await attempt(email, password, '192.0.2.11')).status).toBe(201);
    clock.advance(15 * minuteMs);
    expect((await attempt(email, password, '192.0.2.10')).status).toBe(201);
  });

  it('answers a wrong password as late for an address that nobody has, though only one is on record', async () => {
    const { email } = await newPerson();
    for (const asked of [email, 'nobody-at-all@contoso.example']) {
      const start = performance.now();
      expect((await attempt(asked, wrong, '192.0.2.15')).body.code).toBe('sign_in_failed');
      expect(performance.now() - start).toBeGreaterThanOrEqual(199);
    }
  });

  it('counts parallel tries as well', async () => {
    const { email } = await newPerson();
    const answers = await Promise.all(Array.from({ length: 15 }, () => attempt(email, wrong, '192.0.2.20')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
  });

  it('429 after sixty tries from one address or one IPv6 network, whatever the accounts', async () => {
    const { database } = world.now();
    const statuses: number[] = [];
    for (let i = 0; i < 61; i += 1) {
      statuses.push((await attempt(`guess${i}@contoso.example`, wrong, `2001:db8:1:2::${i + 1}`)).status);
    }
    expect(statuses.slice(0, 60).every((status) => status === 401)).toBe(true);
    expect(statuses[60]).toBe(429);
    const { rows } = await database.asOwner((owner) => owner.query('SELECT key FROM throttles'));
    expect(JSON.stringify(rows)).not.toMatch(/contoso|2001:db8/);
  });

  it('cannot be kept from the owner’s usual address by strangers everywhere', async () => {
    const { database } = world.now();
    const { email, password } = await newPerson();
    expect((await attempt(email, password, '192.0.2.30')).status).toBe(201);
    // A hundred real guesses would take a minute of hashing: wind the account's count forward instead.
    await attempt(email, wrong, '198.51.100.1');
    const { rows } = await database.asOwner((owner) =>
      owner.query(`UPDATE throttles SET points = 100 WHERE key LIKE 'sign-in/account/%' RETURNING key`),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect((await attempt(email, password, '198.51.100.2')).status).toBe(429);
    expect((await attempt(email, password, '192.0.2.30')).status).toBe(201);
  });
});

describeOnBothEngines('What has ended', (engine) => {
  const world = worldOn(engine);

  it('is removed, and what can still be used is not', async () => {
    const { call, clock, context, carrierToken: token, org } = world.now();
    const person = await addPerson(world.now(), {
      email: 'eva@contoso.example',
      organizationId: org.id,
      role: 'viewer',
    });
    await signIn(world.now(), person);
    const headers = { 'idempotency-key': 'kept' };
    const order = {
      numbers: ['+12065550199'],
      accountNumber: 'x',
      postalCode: 'x',
      agencyAuthorization: true,
    };
    const body = { ...order, purchaseOrderNumber: 'PON-1' };
    expect((await call('POST', '/port-out-orders', { token, body, headers })).status).toBe(201);
    expect(await forgetEnded(context)).toMatchObject({ sessions: 0, throttles: 0, answers: 0 });
    clock.advance(60 * minuteMs);
    // Of the throttles, the known address stays for a month.
    expect(await forgetEnded(context)).toMatchObject({ sessions: 1, throttles: 2, answers: 0 });
    clock.advance(24 * 60 * minuteMs);
    expect(await forgetEnded(context)).toMatchObject({ sessions: 0, throttles: 0, answers: 1 });
  });
});

describeOnBothEngines('Signing in over https', (engine) => {
  const world = worldOn(engine, { baseUrl: 'https://porting.example' });

  it('uses a cookie no neighbouring host can plant, and tells browsers to stay with https', async () => {
    const { call, operatorId } = world.now();
    const person = await addPerson(world.now(), {
      email: 'olaf@operator.example',
      organizationId: operatorId,
      role: 'porting_agent',
    });
    const { email, password } = person;
    const answer = await call('POST', '/session', { body: { email, password } });
    const [cookie, device] = [answer.headers['set-cookie']].flat();
    expect(cookie).toMatch(/^__Host-portkeeper=\w+; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    expect(device).toMatch(
      /^__Host-portkeeper-device=\w+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
    expect(answer.body.memberships).toMatchObject([{ kind: 'operator', role: 'porting_agent' }]);
    const renamed = browserOf(answer).cookie.cookie.replace('__Host-', '');
    expect((await call('GET', '/session', { headers: { cookie: renamed } })).status).toBe(401);
  });
});
