import { expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { addPerson, type Browser, signIn, type TestPerson } from '../support/people.ts';
import { worldOn } from '../support/world.ts';

const minuteMs = 60_000;

describeOnBothEngines('Who asks', (engine) => {
  const world = worldOn(engine);
  let person: TestPerson;
  let browser: Browser;

  /** One person, signed in once: real hashing is slow. */
  async function pia(): Promise<Browser> {
    const { org } = world.now();
    person ??= await addPerson(world.now(), {
      email: 'pia@contoso.example',
      organizationId: org.id,
      role: 'owner',
    });
    browser ??= await signIn(world.now(), person);
    return browser;
  }

  async function readPin(headers: Record<string, string>) {
    const { call, org } = world.now();
    return call('GET', `/organizations/${org.id}/port-out-pin`, { headers });
  }

  async function suggestPin(headers: Record<string, string>) {
    const { call, org } = world.now();
    return call('POST', `/organizations/${org.id}/port-out-pin/suggestions`, { headers, body: {} });
  }

  it.each([
    ['nothing', {}],
    ['a text that is no token', { authorization: 'Bearer nonsense' }],
    ['a token nobody has', { authorization: `Bearer pko_${'a'.repeat(49)}` }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['a name and password', { authorization: 'Basic YTpi' }],
    ['a cookie of no session', { cookie: `portkeeper=${'a'.repeat(43)}` }],
    ['a cookie that is no token', { cookie: "portkeeper=' OR 1=1 --" }],
  ])('401 not_signed_in with %s', async (_what, headers) => {
    const answer = await readPin(headers as Record<string, string>);
    expect(answer).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
    expect(answer.headers['www-authenticate']).toContain('Bearer');
  });

  it('is asked before the body is read', async () => {
    const { call } = world.now();
    expect(
      (await call('POST', '/port-out-orders', { body: '{', headers: { 'content-type': 'text/plain' } }))
        .status,
    ).toBe(401);
  });

  it('401 from the moment a token is revoked', async () => {
    const { call, database, org, otherOrg } = world.now();
    const path = `/organizations/${otherOrg.id}/port-out-pin`;
    expect((await call('GET', path, { token: otherOrg.auditorToken })).status).toBe(200);
    await database.asOwner((owner) =>
      owner.query(
        `UPDATE api_tokens SET revoked_at = now() WHERE organization_id = $1 AND role = 'auditor'`,
        [otherOrg.id],
      ),
    );
    expect((await call('GET', path, { token: otherOrg.auditorToken })).status).toBe(401);
    expect(
      (await call('GET', `/organizations/${org.id}/port-out-pin`, { token: org.auditorToken })).status,
    ).toBe(200);
  });

  it('403 access_suspended to a suspended carrier', async () => {
    const { call, database, otherCarrier } = world.now();
    const read = () => call('GET', '/port-out-orders', { token: otherCarrier.token });
    expect((await read()).status).toBe(200);
    await database.asOwner((owner) =>
      owner.query(`UPDATE carriers SET status = 'suspended' WHERE id = $1`, [otherCarrier.id]),
    );
    expect(await read()).toMatchObject({ status: 403, body: { code: 'access_suspended' } });
  });

  it('404 for what is another’s, exactly as for what is not there', async () => {
    const { call, org, otherOrg, carrierToken } = world.now();
    const bare = ({ status, body }: Awaited<ReturnType<typeof call>>) => ({
      status,
      body: { ...body, requestId: '' },
    });
    const foreign = bare(
      await call('GET', `/organizations/${otherOrg.id}/port-out-pin`, { token: org.ownerToken }),
    );
    const missing = await call('GET', `/organizations/org_${'0'.repeat(26)}/port-out-pin`, {
      token: org.ownerToken,
    });
    const nonsense = await call('GET', '/organizations/nonsense/port-out-pin', { token: org.ownerToken });
    expect(foreign.status).toBe(404);
    expect(foreign).toEqual(bare(missing));
    expect(foreign).toEqual(bare(nonsense));
    expect((await call('GET', `/organizations/${org.id}/port-out-pin`, { token: carrierToken })).status).toBe(
      404,
    );
  });

  it('404 to the operator for an id that cannot be one', async () => {
    const { call, operatorToken } = world.now();
    expect((await call('GET', '/organizations/nonsense/port-out-pin', { token: operatorToken })).status).toBe(
      404,
    );
  });

  it('403 not_permitted to an auditor who would set a PIN', async () => {
    const { call, org } = world.now();
    const path = `/organizations/${org.id}/port-out-pin`;
    const answer = await call('PUT', path, { token: org.auditorToken, body: { pin: '40618273' } });
    expect(answer).toMatchObject({ status: 403, body: { code: 'not_permitted' } });
  });

  it('writes a token’s last use, at most once a minute', async () => {
    const { call, clock, database, org, ownerToken } = world.now();
    const path = `/organizations/${org.id}/port-out-pin`;
    const lastUse = async () => {
      await call('GET', path, { token: ownerToken });
      const { rows } = await database.asOwner((owner) =>
        owner.query(`SELECT last_used_at FROM api_tokens WHERE organization_id = $1 AND role = 'owner'`, [
          org.id,
        ]),
      );
      return rows[0].last_used_at.getTime();
    };
    const first = await lastUse();
    clock.advance(minuteMs - 1);
    expect(await lastUse()).toBe(first);
    clock.advance(1);
    expect(await lastUse()).toBe(first + minuteMs);
  });

  it('knows a person by their cookie', async () => {
    const { cookie } = await pia();
    expect((await readPin(cookie)).status).toBe(200);
  });

  it('403 csrf_token_missing when a change carries no token, or another', async () => {
    const { cookie, headers } = await pia();
    const missing = await suggestPin(cookie);
    expect(missing).toMatchObject({ status: 403, body: { code: 'csrf_token_missing' } });
    expect((await suggestPin({ ...cookie, 'x-csrf-token': 'x' })).status).toBe(403);
    expect((await suggestPin(headers)).status).toBe(200);
  });

  it.each([
    ['says it comes from elsewhere', { 'sec-fetch-site': 'cross-site' }],
    ['says it comes from a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['has a foreign origin', { origin: 'https://evil.example' }],
    ['has no origin it would tell', { origin: 'null' }],
  ])('403 when a change %s, whatever token it has', async (_what, extra) => {
    const { headers } = await pia();
    expect((await suggestPin({ ...headers, ...extra })).status).toBe(403);
  });

  it('takes a change from the page’s own origin', async () => {
    const { headers } = await pia();
    const own = { origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' };
    expect((await suggestPin({ ...headers, ...own })).status).toBe(200);
  });

  it('never falls back from a bad Authorization to the cookie', async () => {
    const { headers } = await pia();
    for (const authorization of ['Bearer nonsense', 'Basic YTpi', '']) {
      expect((await readPin({ ...headers, authorization })).status).toBe(401);
    }
  });

  it('takes the bearer token of two identities', async () => {
    const { org, otherOrg, call } = world.now();
    const { headers } = await pia();
    const answer = await call('GET', `/organizations/${org.id}/port-out-pin`, {
      headers,
      token: otherOrg.ownerToken,
    });
    expect(answer.status).toBe(404);
  });

  it('ends a session that was not used for an hour, and any after twelve', async () => {
    const { clock } = world.now();
    const idle = await pia();
    clock.advance(60 * minuteMs);
    expect((await readPin(idle.cookie)).status).toBe(401);

    const busy = await signIn(world.now(), person);
    for (let minutes = 0; minutes < 11.5 * 60; minutes += 30) {
      expect((await readPin(busy.cookie)).status).toBe(200);
      clock.advance(30 * minuteMs);
    }
    expect((await readPin(busy.cookie)).status).toBe(200);
    clock.advance(30 * minuteMs);
    expect((await readPin(busy.cookie)).status).toBe(401);
  });
});
