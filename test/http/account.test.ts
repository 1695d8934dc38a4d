import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { BreachedPasswords } from '../../src/secrets/breached-passwords.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { waitingPersonMails } from '../support/mails.ts';
import { browserOf, newPeople, signIn, type TestPerson } from '../support/people.ts';
import { worldOn } from '../support/world.ts';

const minuteMs = 60_000;
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0';

describeOnBothEngines('One’s own account', (engine) => {
  const world = worldOn(engine);

  const newPerson = newPeople(world);

  async function auditOf(action: string) {
    const { call, org, auditorToken: token } = world.now();
    return (await call('GET', `/organizations/${org.id}/audit-entries?action=${action}`, { token })).body
      .items;
  }

  async function mailsTo({ email }: TestPerson) {
    const mails = await waitingPersonMails(world.now(), world.now().org.id);
    return mails.filter(({ address }) => address === email).map(({ facts }) => facts);
  }

  it('is shown and its name and language changed, on record', async () => {
    const { call, ownerToken: token } = world.now();
    const person = await newPerson();
    const { headers } = await signIn(world.now(), person);
    expect((await call('GET', '/account', { headers })).body).toEqual({
      name: 'person1',
      email: person.email,
      language: 'en',
      hasPassword: true,
      totp: null,
      passkeys: [],
      identities: [],
    });
    const body = { name: 'Ana Diaz', language: 'fr' };
    const changed = await call('PATCH', '/account', { headers, body });
    expect(changed).toMatchObject({ status: 200, body });
    expect((await auditOf('user.profile_changed'))[0]).toMatchObject({ detail: body });
    expect((await call('GET', '/account', { token })).status).toBe(404);
  });

  it('has the language of the first sign-in, whatever a later one is in', async () => {
    const { call } = world.now();
    const { email, password } = await newPerson();
    for (const language of ['fr', 'en']) {
      const answer = await call('POST', '/session', {
        body: { email, password },
        headers: { 'accept-language': language },
      });
      const { cookie } = browserOf(answer);
      expect((await call('GET', '/account', { headers: cookie })).body.language).toBe('fr');
    }
  });

  it('takes a new password with a fresh proof, and ends every other session', async () => {
    const { call, clock } = world.now();
    const person = await newPerson();
    const other = await signIn(world.now(), person);
    const { headers } = await signIn(world.now(), person);
    const change = (password: string) => call('PUT', '/account/password', { headers, body: { password } });
    expect((await change('short')).status).toBe(422);
    expect((await change('passwordpassword')).body.errors).toMatchObject([{ code: 'password_too_common' }]);
    expect((await change('granite lantern 47 violin')).status).toBe(204);
    expect((await call('GET', '/session', { headers: other.cookie })).status).toBe(401);
    expect((await call('GET', '/session', { headers })).status).toBe(200);
    const { email } = person;
    const old = await call('POST', '/session', { body: { email, password: person.password } });
    expect(old.status).toBe(401);
    const body = { email, password: 'granite lantern 47 violin' };
    expect((await call('POST', '/session', { body })).status).toBe(201);
    expect(await mailsTo(person)).toContainEqual(expect.objectContaining({ change: 'password_changed' }));
    clock.advance(11 * minuteMs);
    expect((await change('another lantern 47 violin')).body.code).toBe('step_up_required');
  });

  it('takes no password known from breaches, and none while the list of them cannot be looked at', async () => {
    const { call, context, logLines } = world.now();
    const folder = mkdtempSync(join(tmpdir(), 'portkeeper-breached-'));
    const path = join(folder, 'list.txt');
    const known = 'granite lantern 48 violin';
    writeFileSync(path, `${createHash('sha1').update(known).digest('hex').toUpperCase()}:12\n`);
    const list = await BreachedPasswords.open(path);
    const look = vi.spyOn(context, 'isBreachedPassword').mockImplementation((one) => list.has(one));
    try {
      const person = await newPerson();
      const { headers } = await signIn(world.now(), person);
      const change = (password: string) => call('PUT', '/account/password', { headers, body: { password } });
      expect(await change(known)).toMatchObject({
        status: 422,
        body: { errors: [{ path: '/password', code: 'password_breached' }] },
      });
      rmSync(path);
      const failed = await change('another lantern 48 violin');
      expect(failed).toMatchObject({ status: 503, body: { code: 'temporarily_unavailable' } });
      expect(failed.headers['retry-after']).toBe('60');
      expect(logLines.join('\n')).toContain('The list of breached passwords');
      const { email, password } = person;
      expect((await call('POST', '/session', { body: { email, password } })).status).toBe(201);
    } finally {
      look.mockRestore();
      rmSync(folder, { recursive: true });
    }
  });

  it('lists its sessions with device, address and end, and ends one or all others', async () => {
    const { call, clock } = world.now();
    const person = await newPerson();
    const { email, password } = person;
    const sign = async () =>
      browserOf(
        await call('POST', '/session', { body: { email, password }, headers: { 'user-agent': firefox } }),
      );
    const [first, second, third] = [await sign(), await sign(), await sign()];
    clock.advance(5 * minuteMs);
    const { headers } = third;
    const { body } = await call('GET', '/account/sessions', { headers });
    expect(body.items).toHaveLength(3);
    const at = clock.now().getTime();
    expect(body.items[0]).toMatchObject({
      isThis: true,
      browser: 'Firefox',
      system: 'Windows',
      address: '127.0.0.1',
      provedBy: 'password',
      lastSeenAt: new Date(at).toISOString(),
      endsAt: new Date(at + 60 * minuteMs).toISOString(),
      expiresAt: new Date(at + (12 * 60 - 5) * minuteMs).toISOString(),
    });
    const stranger = await signIn(world.now(), await newPerson());
    const path = `/account/sessions/${body.items[1].id}`;
    expect((await call('DELETE', path, { headers: stranger.headers })).status).toBe(404);
    expect((await call('DELETE', path, { headers })).status).toBe(204);
    const alive = async () =>
      Promise.all(
        [first, second].map(
          async ({ cookie }) => (await call('GET', '/session', { headers: cookie })).status,
        ),
      );
    expect((await alive()).sort()).toEqual([200, 401]);
    expect((await call('DELETE', '/account/sessions', { headers })).status).toBe(204);
    expect(await alive()).toEqual([401, 401]);
    expect((await call('GET', '/session', { headers: stranger.cookie })).status).toBe(200);
    expect(await auditOf('user.sessions_ended')).toMatchObject([
      { detail: { count: 1 } },
      { detail: { count: 1 } },
    ]);
  });

  it('is told by mail of a sign-in with a browser it never came with before', async () => {
    const { call } = world.now();
    const person = await newPerson();
    const { email, password } = person;
    const sign = (cookie = '') =>
      call('POST', '/session', { body: { email, password }, headers: { cookie, 'user-agent': firefox } });
    const first = await sign();
    const device = String([first.headers['set-cookie']].flat()[1]).split(';')[0];
    // Of somebody's first browser there is nothing to tell.
    expect(await mailsTo(person)).toEqual([]);
    const again = await sign(device);
    expect([again.headers['set-cookie']].flat()).toHaveLength(1);
    expect(await mailsTo(person)).toEqual([]);
    await sign();
    expect(await mailsTo(person)).toMatchObject([
      { kind: 'new_device', device: 'Firefox, Windows', address: '127.0.0.1' },
    ]);
    expect((await auditOf('user.signed_in'))[0]).toMatchObject({
      detail: { address: '127.0.0.1', browser: 'Firefox', system: 'Windows' },
    });
    // The browser's cookie is no session.
    expect((await call('GET', '/session', { headers: { cookie: device ?? '' } })).status).toBe(401);
  });

  it('cannot be signed in to under a session that somebody planted', async () => {
    const { call } = world.now();
    const attacker = await signIn(world.now(), await newPerson());
    const { email, password, id } = await newPerson();
    const made = `portkeeper=${'A'.repeat(43)}`;
    for (const planted of [attacker.cookie.cookie, made]) {
      const answer = await call('POST', '/session', {
        body: { email, password },
        headers: { cookie: planted },
      });
      const { cookie } = browserOf(answer);
      expect(cookie.cookie).not.toBe(planted);
      expect((await call('GET', '/session', { headers: { cookie: planted } })).status).toBe(401);
      expect((await call('GET', '/session', { headers: cookie })).body.user.id).toBe(id);
    }
  });

  it('leaves no answer in the browser’s store', async () => {
    const { call } = world.now();
    const { headers } = await signIn(world.now(), await newPerson());
    for (const path of ['/session', '/account', '/account/sessions']) {
      expect((await call('GET', path, { headers })).headers['cache-control']).toBe('no-store');
    }
  });
});
