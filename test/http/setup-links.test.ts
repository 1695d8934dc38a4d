import { beforeAll, describe, expect, it } from 'vitest';
import { newOneTimeToken } from '../../src/secrets/one-time-token.ts';
import { newId } from '../../src/storage/new-id.ts';
import { insertSetupLink } from '../../src/storage/setup-links.ts';
import { insertMembership, insertUser } from '../../src/storage/users.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { addPerson, browserOf, signIn, type TestPerson } from '../support/people.ts';
import { totpCode } from '../support/totp.ts';
import { type World, worldOn } from '../support/world.ts';

const dayMs = 86_400_000;
const password = 'gravel lantern umbrella';

/** A link of that kind, valid for a day; gives its token. */
async function linkOf(world: World, whose: { userId?: TestPerson['id'] }): Promise<string> {
  const { token, hash } = newOneTimeToken();
  const createdAt = world.clock.now();
  const times = { tokenHash: hash, createdAt, expiresAt: new Date(createdAt.getTime() + dayMs) };
  const { userId } = whose;
  const organizationId = world.org.id;
  await world.context.db
    .forOperator()
    .transaction((tx) =>
      insertSetupLink(
        tx,
        userId ? { kind: 'user', organizationId, userId, ...times } : { kind: 'first_run', ...times },
      ),
    );
  return token;
}

/** Somebody invited to Contoso; `person` when they are known from elsewhere. */
async function invite(world: World, email: string, known?: TestPerson) {
  const createdAt = world.clock.now();
  const userId = known?.id ?? newId('user', createdAt);
  await world.context.db.forOperator().transaction(async (tx) => {
    if (!known) await insertUser(tx, { id: userId, email, name: 'Ines', passwordHash: null, createdAt });
    const invitation = { userId, role: 'auditor', status: 'invited', createdAt } as const;
    await insertMembership(tx.forOrganization(world.org.id), invitation);
  });
  return { userId, token: await linkOf(world, { userId }) };
}

describeOnBothEngines('A one-time link', (engine) => {
  const world = worldOn(engine);
  const redeem = (body: Record<string, unknown>) =>
    world.now().call('POST', '/setup-links/redemption', { body });
  const inspect = (token: string) => world.now().call('POST', '/setup-links/inspection', { body: { token } });

  describe('to a person without a password', () => {
    let token: string;
    beforeAll(async () => {
      token = (await invite(world.now(), 'ines@contoso.example')).token;
    });

    it('says what it is for, without being used', async () => {
      const expected = {
        kind: 'user',
        organizationName: 'Contoso',
        email: 'ines@contoso.example',
        name: 'Ines',
        hasPassword: false,
      };
      expect(await inspect(token)).toMatchObject({ status: 200, body: expected });
      expect((await inspect(token)).status).toBe(200);
    });

    it.each([
      ['short', 'too short', 'too_short'],
      ['common', 'passwordpassword', 'password_too_common'],
      ['the person’s own name', 'ines contoso ines contoso', 'password_too_common'],
    ])('refuses a password that is %s, and stays usable', async (_what, candidate, code) => {
      const answer = await redeem({ token, password: candidate });
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: '/password', code }] } });
    });

    it('sets the password, signs the new member in and is used up; of two at once one wins', async () => {
      const { call, org, auditorToken } = world.now();
      const answers = await Promise.all([redeem({ token, password }), redeem({ token, password })]);
      const [won, lost] = answers.sort((a, b) => a.status - b.status);
      expect(won).toMatchObject({
        status: 201,
        body: { user: { name: 'Ines' }, memberships: [{ role: 'auditor' }] },
      });
      expect([401, 404]).toContain(lost?.status);
      if (won) expect((await call('GET', '/session', { headers: browserOf(won).cookie })).status).toBe(200);
      expect(await redeem({ token, password })).toMatchObject({
        status: 404,
        body: { code: 'setup_link_invalid' },
      });
      expect((await inspect(token)).status).toBe(404);
      const audit = await call('GET', `/organizations/${org.id}/audit-entries?action=user.joined`, {
        token: auditorToken,
      });
      expect(audit.body.items).toHaveLength(1);
      expect(
        (await call('POST', '/session', { body: { email: 'ines@contoso.example', password } })).status,
      ).toBe(201);
    });
  });

  it('to a person who has a password is used with that password, which it never replaces', async () => {
    const { call, otherOrg } = world.now();
    const email = 'bo@fabrikam.example';
    const bo = await addPerson(world.now(), { email, organizationId: otherOrg.id, role: 'owner' });
    const { token } = await invite(world.now(), email, bo);
    expect((await inspect(token)).body).toMatchObject({ hasPassword: true });
    expect(await redeem({ token, password })).toMatchObject({
      status: 401,
      body: { code: 'sign_in_failed' },
    });
    const answer = await redeem({ token, password: bo.password });
    expect(answer.status).toBe(201);
    expect(answer.body.memberships.map(({ role }: { role: string }) => role).sort()).toEqual([
      'auditor',
      'owner',
    ]);
    expect((await call('POST', '/session', { body: { email, password: bo.password } })).status).toBe(201);
  });

  it('asks a person with an authenticator app for its code as well', async () => {
    const { call, clock, otherOrg } = world.now();
    const email = 'tess@fabrikam.example';
    const cleo = await addPerson(world.now(), { email, organizationId: otherOrg.id, role: 'owner' });
    const { headers } = await signIn(world.now(), cleo);
    const { secret } = (await call('POST', '/account/totp', { headers })).body;
    const code = totpCode(secret, clock.now());
    expect((await call('POST', '/account/totp/confirmation', { headers, body: { code } })).status).toBe(200);
    const { token } = await invite(world.now(), email, cleo);
    const asked = await redeem({ token, password: cleo.password });
    expect(asked).toMatchObject({ status: 401, body: { code: 'second_factor_required' } });
    const used = await redeem({ token, password: cleo.password, code });
    expect(used).toMatchObject({ status: 401, body: { code: 'second_factor_failed' } });
    const next = totpCode(secret, clock.now(), 1);
    expect((await redeem({ token, password: cleo.password, code: next })).status).toBe(201);
  });

  it('sets a first password once, also by two links of one person at the same time', async () => {
    const { call } = world.now();
    const email = 'dana@contoso.example';
    const { userId, token } = await invite(world.now(), email);
    const second = await linkOf(world.now(), { userId });
    const passwords = ['gravel lantern umbrella', 'copper walnut theatre'];
    const answers = await Promise.all([
      redeem({ token, password: passwords[0] }),
      redeem({ token: second, password: passwords[1] }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401]);
    const winner = answers.findIndex(({ status }) => status === 201);
    for (const [place, candidate] of passwords.entries()) {
      const { status } = await call('POST', '/session', { body: { email, password: candidate } });
      expect(status).toBe(place === winner ? 201 : 401);
    }
  });

  it('gives no password to a member of another organization, who signs in by its provider', async () => {
    const { clock, context, otherOrg } = world.now();
    const email = 'petra@fabrikam.example';
    const createdAt = clock.now();
    const id = newId('user', createdAt);
    await context.db.forOperator().transaction(async (tx) => {
      await insertUser(tx, { id, email, name: 'Petra', passwordHash: null, createdAt });
      const membership = { userId: id, role: 'owner', status: 'active', createdAt } as const;
      await insertMembership(tx.forOrganization(otherOrg.id), membership);
    });
    const { token } = await invite(world.now(), email, { id, email, password });
    expect(await redeem({ token, password })).toMatchObject({
      status: 403,
      body: { code: 'sign_in_by_provider_only' },
    });
    expect((await inspect(token)).body).toMatchObject({ hasPassword: false });
  });

  it('gives an invited person nothing before it is used', async () => {
    const { call, otherOrg } = world.now();
    const email = 'nell@fabrikam.example';
    const cleo = await addPerson(world.now(), { email, organizationId: otherOrg.id, role: 'viewer' });
    await invite(world.now(), email, cleo);
    const answer = await call('POST', '/session', { body: { email, password: cleo.password } });
    expect(answer.body.memberships).toMatchObject([{ organizationId: otherOrg.id }]);
  });

  it('ends after its time', async () => {
    const { clock } = world.now();
    const { token } = await invite(world.now(), 'late@contoso.example');
    clock.advance(dayMs);
    expect((await inspect(token)).status).toBe(404);
    expect((await redeem({ token, password })).status).toBe(404);
  });

  it('of a first run makes no second operator', async () => {
    const token = await linkOf(world.now(), {});
    const answer = await redeem({ token, password, email: 'eve@example.com', name: 'Eve' });
    expect(answer.status).toBe(409);
    const { rows } = await world
      .now()
      .database.asOwner((owner) => owner.query(`SELECT email FROM users WHERE email = 'eve@example.com'`));
    expect(rows).toEqual([]);
  });
});
