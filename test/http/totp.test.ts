import { expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { browserOf, newPeople, signIn, type TestPerson } from '../support/people.ts';
import { totpCode } from '../support/totp.ts';
import { worldOn } from '../support/world.ts';

const stepMs = 30_000;

describeOnBothEngines('An authenticator app', (engine) => {
  const world = worldOn(engine, { settings: { trustedProxies: ['127.0.0.1'] } });

  const newPerson = newPeople(world);

  /** A person with an app, whose next code is not used yet. */
  async function withApp() {
    const { call, clock } = world.now();
    const person = await newPerson();
    const { headers } = await signIn(world.now(), person);
    const { body: offer } = await call('POST', '/account/totp', { headers });
    const { secret } = offer as { secret: string };
    const code = totpCode(secret, clock.now());
    const confirmed = await call('POST', '/account/totp/confirmation', { headers, body: { code } });
    expect(confirmed.status).toBe(200);
    clock.advance(stepMs);
    const { recoveryCodes, session } = confirmed.body as { recoveryCodes: string[]; session: object };
    const goesOn = browserOf({ ...confirmed, body: session });
    return { person, headers: goesOn.headers, secret, recoveryCodes };
  }

  function attempt({ email, password }: TestPerson, more: object = {}, address = '192.0.2.1') {
    const headers = { 'x-forwarded-for': address };
    return world.now().call('POST', '/session', { body: { email, password, ...more }, headers });
  }

  it('counts only once a code of it was given, and then sign-in asks for one', async () => {
    const { call, clock } = world.now();
    const person = await newPerson();
    const { headers } = await signIn(world.now(), person);
    const { body } = await call('POST', '/account/totp', { headers });
    expect(body.uri).toMatch(/^otpauth:\/\/totp\/Portkeeper:/);
    expect((await attempt(person)).status).toBe(201);
    const wrong = await call('POST', '/account/totp/confirmation', { headers, body: { code: '000000' } });
    expect(wrong).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/code', code: 'code_not_right' }] },
    });
    const code = totpCode(body.secret, clock.now());
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    const right = await call('POST', '/account/totp/confirmation', { headers, body: { code: spaced } });
    expect(right.body.recoveryCodes).toHaveLength(10);
    expect(await attempt(person)).toMatchObject({ status: 401, body: { code: 'second_factor_required' } });
    // The session goes on under a new token.
    expect((await call('GET', '/account', { headers })).status).toBe(401);
    const goesOn = browserOf({ ...right, body: right.body.session });
    const account = await call('GET', '/account', goesOn);
    expect(account.body.totp).toMatchObject({ recoveryCodesLeft: 10 });
    expect(JSON.stringify(account.body)).not.toContain(body.secret);
    expect((await call('POST', '/account/totp', goesOn)).body.code).toBe('totp_already_on');
  });

  it('takes a code once, and one step before and after now', async () => {
    const { clock } = world.now();
    const { person, secret } = await withApp();
    clock.advance(10 * stepMs);
    const at = (steps: number) => ({ code: totpCode(secret, clock.now(), steps) });
    expect((await attempt(person, at(-2))).body.code).toBe('second_factor_failed');
    expect((await attempt(person, at(2))).body.code).toBe('second_factor_failed');
    expect((await attempt(person, at(-1))).status).toBe(201);
    expect((await attempt(person, at(0))).status).toBe(201);
    expect((await attempt(person, at(0))).body.code).toBe('second_factor_failed');
    expect((await attempt(person, at(1))).status).toBe(201);
    const together = await Promise.all([attempt(person, at(1)), attempt(person, at(1))]);
    expect(together.map(({ status }) => status)).toEqual([401, 401]);
  });

  it('says nothing of itself before the password is right', async () => {
    const { person, secret } = await withApp();
    const code = totpCode(secret, world.now().clock.now());
    const wrong = { ...person, password: 'not the password at all' };
    expect((await attempt(wrong)).body.code).toBe('sign_in_failed');
    expect((await attempt(wrong, { code })).body.code).toBe('sign_in_failed');
    // The code was not looked at.
    expect((await attempt(person, { code })).status).toBe(201);
  });

  it('takes each recovery code once instead, however it is typed', async () => {
    const { call, org, auditorToken: token } = world.now();
    const { person, recoveryCodes } = await withApp();
    const [first = '', second = ''] = recoveryCodes;
    expect((await attempt(person, { recoveryCode: first.toLowerCase().replaceAll('-', ' ') })).status).toBe(
      201,
    );
    expect((await attempt(person, { recoveryCode: first })).body.code).toBe('second_factor_failed');
    const { headers } = browserOf(await attempt(person, { recoveryCode: second }));
    const path = `/organizations/${org.id}/audit-entries?action=user.recovery_code_used`;
    expect((await call('GET', path, { token })).body.items[0]).toMatchObject({ detail: { left: 8 } });
    const renewed = await call('POST', '/account/recovery-codes', { headers });
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    expect((await attempt(person, { recoveryCode: recoveryCodes[2] })).status).toBe(401);
    expect((await attempt(person, { recoveryCode: renewed.body.recoveryCodes[0] })).status).toBe(201);
  });

  it('cannot be guessed with the right password, from one place or from many', async () => {
    const { person, secret } = await withApp();
    const guess = { code: '000000' };
    for (let tries = 0; tries < 10; tries += 1) {
      expect((await attempt(person, guess, '198.51.100.1')).status).toBe(401);
      // A right password alone is no guess, and does not clear the way for more.
      await attempt(person, {}, '198.51.100.1');
    }
    expect((await attempt(person, guess, '198.51.100.1')).status).toBe(429);
    for (let place = 2; place < 12; place += 1) await attempt(person, guess, `198.51.100.${place}`);
    expect((await attempt(person, guess, '198.51.100.40')).status).toBe(429);
    // Their own browser at an address they are known at is not kept out.
    expect((await attempt(person, {}, '127.0.0.1')).body.code).toBe('second_factor_required');
    const code = totpCode(secret, world.now().clock.now());
    expect((await attempt(person, { code }, '127.0.0.1')).status).toBe(201);
  });

  it('cannot be guessed longer by who shows the right password in a session as well', async () => {
    const { call } = world.now();
    const { person, headers: had } = await withApp();
    const usual = { 'x-forwarded-for': '192.0.2.9' };
    let headers: Record<string, string> = had;
    const codes: string[] = [];
    for (let guesses = 0; guesses < 12; guesses += 1) {
      codes.push((await attempt(person, { code: '000000' }, '192.0.2.9')).body.code);
      const body = { method: 'password', password: person.password };
      const proved = await call('POST', '/session/proof', { headers: { ...headers, ...usual }, body });
      if (proved.status === 200) headers = browserOf(proved).headers;
    }
    expect(codes.slice(-2)).toEqual(['sign_in_throttled', 'sign_in_throttled']);
  });

  it('is a fresh proof, and is removed with one only', async () => {
    const { call, clock } = world.now();
    const { person, headers, secret } = await withApp();
    clock.advance(11 * 60_000);
    expect((await call('DELETE', '/account/totp', { headers })).body.code).toBe('step_up_required');
    const wrong = { method: 'totp', code: '000000' };
    expect((await call('POST', '/session/proof', { headers, body: wrong })).status).toBe(401);
    const proof = { method: 'totp', code: totpCode(secret, clock.now()) };
    const proved = await call('POST', '/session/proof', { headers, body: proof });
    expect(proved.body.proofMethods).toEqual(['totp', 'password']);
    const fresh = browserOf(proved).headers;
    expect((await call('DELETE', '/account/totp', { headers: fresh })).status).toBe(204);
    expect((await attempt(person)).status).toBe(201);
    expect((await call('POST', '/account/recovery-codes', { headers: fresh })).body.code).toBe('totp_not_on');
    const none = { method: 'totp', code: totpCode(secret, clock.now(), 1) };
    const refused = await call('POST', '/session/proof', { headers: fresh, body: none });
    expect(refused.body.code).toBe('second_factor_failed');
  });
});
