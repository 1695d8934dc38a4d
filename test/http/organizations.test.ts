import { describe, expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('Organizations over HTTP', (engine) => {
  const world = worldOn(engine);

  it('are made by the operator, and begin a record of their own', async () => {
    const { call, operatorToken: token, operatorId } = world.now();
    const made = await call('POST', '/organizations', { token, body: { name: 'Northwind', country: 'PR' } });
    expect(made).toMatchObject({
      status: 201,
      body: { name: 'Northwind', country: 'PR', timeZone: 'America/New_York' },
    });
    for (const chain of [made.body.id, operatorId]) {
      const record = await call('GET', `/organizations/${chain}/audit-entries`, { token });
      expect(record.body.items[0]).toMatchObject({
        action: 'organization.created',
        subject: { id: made.body.id },
      });
    }
  });

  it('are not made by an owner, nor by a carrier', async () => {
    const { call, ownerToken, carrierToken } = world.now();
    for (const token of [ownerToken, carrierToken]) {
      const answer = await call('POST', '/organizations', { token, body: { name: 'Mine', country: 'US' } });
      expect(answer).toMatchObject({ status: 403, body: { code: 'not_permitted' } });
    }
  });

  it.each([
    ['an unknown country', { name: 'X', country: 'ZZ' }, '/country', 'unknown_country'],
    ['a country in small letters', { name: 'X', country: 'us' }, '/country', 'invalid_format'],
    ['a blank name', { name: '  ', country: 'US' }, '/name', 'required'],
    [
      'an unknown time zone',
      { name: 'X', country: 'US', timeZone: 'Mars/Olympus' },
      '/timeZone',
      'unknown_time_zone',
    ],
    ['an unknown field', { name: 'X', country: 'US', owner: 'me' }, '/owner', 'unknown_field'],
  ])('are refused with %s, at its field', async (_, body, path, code) => {
    const { call, operatorToken: token } = world.now();
    const answer = await call('POST', '/organizations', { token, body });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path, code }] } });
  });

  it('are listed for the operator by name, page by page, and for others only their own', async () => {
    const { call, operatorToken, ownerToken, org } = world.now();
    const body = { name: 'adatum', country: 'US' };
    await call('POST', '/organizations', { token: operatorToken, body });
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = await call('GET', `/organizations?limit=1${query}`, { token: operatorToken });
      seen.push(...page.body.items.map((item: { name: string }) => item.name));
      cursor = page.body.nextCursor;
    }
    expect(seen).toEqual(['adatum', 'Contoso', 'Fabrikam', 'Northwind']);
    const own = await call('GET', '/organizations', { token: ownerToken });
    expect(own.body.items.map((item: { id: string }) => item.id)).toEqual([org.id]);
  });

  it.each([
    ['that is no base64url', '%21%21'],
    ['with a NUL in it', Buffer.from('org_\u0000').toString('base64url')],
  ])('answer a cursor %s at its field', async (_what, cursor) => {
    const { call, operatorToken: token } = world.now();
    const answer = await call('GET', `/organizations?cursor=${cursor}`, { token });
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/cursor', code: 'invalid_format' }] },
    });
  });

  it('count their numbers and orders', async () => {
    const { call, ownerToken: token, org } = world.now();
    const overview = await call('GET', `/organizations/${org.id}/overview`, { token });
    expect(overview.body).toEqual({
      phoneNumbers: { active: org.numbers.length, portedOut: 0 },
      portOutOrders: {},
      pinState: 'not_set',
    });
  });
});

describeOnBothEngines('People, tokens, accounts and carriers over HTTP', (engine) => {
  const world = worldOn(engine);

  it('invites the unknown and the known alike, and the same answer tells neither', async () => {
    const { call, operatorToken: token, org, otherOrg } = world.now();
    const body = { email: 'ana@contoso.example', name: 'Ana', role: 'owner' };
    const first = await call('POST', `/organizations/${org.id}/users`, { token, body });
    const second = await call('POST', `/organizations/${otherOrg.id}/users`, { token, body });
    for (const answer of [first, second]) {
      expect(answer).toMatchObject({ status: 201, body: { setupUrl: expect.stringContaining('/setup#') } });
    }
    expect(first.body.id).toBe(second.body.id);
    const people = await call('GET', `/organizations/${org.id}/users`, { token });
    expect(people.body.items).toMatchObject([
      { email: 'ana@contoso.example', role: 'owner', status: 'invited' },
    ]);
  });

  it('never remembers a one-time link or a token under an Idempotency-Key', async () => {
    const { call, operatorToken: token, org } = world.now();
    const once = (key: string) => ({ token, headers: { 'idempotency-key': key } });
    const invited = { body: { email: 'ben@contoso.example', name: 'Ben', role: 'auditor' } };
    const users = `/organizations/${org.id}/users`;
    const first = await call('POST', users, { ...once('invite-1'), ...invited });
    const again = await call('POST', users, { ...once('invite-1'), ...invited });
    expect(first.body.setupUrl).toBeTruthy();
    expect(again).toMatchObject({ status: 201, body: { id: first.body.id } });
    expect(again.body.setupUrl).toBeUndefined();

    const tokens = `/organizations/${org.id}/api-tokens`;
    const asked = { body: { name: 'reader', role: 'auditor' } };
    const made = await call('POST', tokens, { ...once('token-1'), ...asked });
    const replayed = await call('POST', tokens, { ...once('token-1'), ...asked });
    expect(made.body.token).toMatch(/^pkg_/);
    expect(replayed.body).toEqual({ id: made.body.id });
  });

  it('refuses a telephony admin who would make an owner', async () => {
    const { call, operatorToken, org } = world.now();
    const tokens = `/organizations/${org.id}/api-tokens`;
    const admin = await call('POST', tokens, {
      token: operatorToken,
      body: { name: 'phones', role: 'telephony_admin' },
    });
    const { token } = admin.body;
    const owner = { name: 'boss', role: 'owner' };
    expect(await call('POST', tokens, { token, body: owner })).toMatchObject({ status: 403 });
    const invitation = { ...owner, email: 'boss@contoso.example' };
    expect(await call('POST', `/organizations/${org.id}/users`, { token, body: invitation })).toMatchObject({
      status: 403,
    });
  });

  it('refuses a revoked token from that moment, and a second revocation as for none', async () => {
    const { call, ownerToken, org } = world.now();
    const tokens = `/organizations/${org.id}/api-tokens`;
    const made = await call('POST', tokens, { token: ownerToken, body: { name: 'gone', role: 'viewer' } });
    const token = made.body.token;
    expect(await call('GET', `/organizations/${org.id}`, { token })).toMatchObject({ status: 200 });
    const revocation = () => call('DELETE', `${tokens}/${made.body.id}`, { token: ownerToken });
    expect(await revocation()).toMatchObject({ status: 204, body: '' });
    expect(await call('GET', `/organizations/${org.id}`, { token })).toMatchObject({ status: 401 });
    expect(await revocation()).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('keeps account numbers apart whatever their case', async () => {
    const { call, operatorToken: token, org } = world.now();
    const accounts = `/organizations/${org.id}/billing-accounts`;
    const body = { accountNumber: org.accountNumber.toLowerCase(), postalCode: '98052', name: 'Again' };
    expect(await call('POST', accounts, { token, body })).toMatchObject({
      status: 409,
      body: { code: 'already_exists' },
    });
    const other = { ...body, accountNumber: 'WA-2', postalCode: '98052-7301' };
    expect(await call('POST', accounts, { token, body: other })).toMatchObject({
      status: 201,
      body: { contactEmails: [] },
    });
  });

  it('registers a carrier once per SPID, and its token is refused after revocation', async () => {
    const { call, operatorToken: token, carrier } = world.now();
    const twice = await call('POST', '/carriers', { token, body: { name: 'Twin', spid: carrier.spid } });
    expect(twice).toMatchObject({ status: 409, body: { code: 'already_exists' } });
    await call('POST', '/carriers', { token, body: { name: 'aardvark', spid: 'aa01' } });
    const [first] = (await call('GET', '/carriers?limit=1', { token })).body.items;
    expect(first).toMatchObject({ name: 'aardvark', spid: 'AA01', status: 'active' });
    const tokens = `/carriers/${carrier.id}/api-tokens`;
    const made = await call('POST', tokens, { token, body: { name: 'gateway 2' } });
    const asCarrier = { token: made.body.token };
    expect(await call('GET', '/port-out-orders', asCarrier)).toMatchObject({ status: 200 });
    expect(await call('DELETE', `${tokens}/${made.body.id}`, { token })).toMatchObject({ status: 204 });
    expect(await call('GET', '/port-out-orders', asCarrier)).toMatchObject({ status: 401 });
  });

  describe('the operator settings', () => {
    it('change with a record of what held before', async () => {
      const { call, operatorToken: token, operatorId } = world.now();
      const changed = await call('PATCH', '/operator/settings', { token, body: { pinNotSet: 'skip' } });
      expect(changed).toMatchObject({ status: 200, body: { pinNotSet: 'skip', projectThreshold: 200 } });
      const record = await call('GET', `/organizations/${operatorId}/audit-entries`, { token });
      expect(record.body.items[0]).toMatchObject({
        action: 'operator_settings.changed',
        detail: { from: { pinNotSet: 'refuse' }, to: { pinNotSet: 'skip' } },
      });
    });

    it('are nothing for an owner', async () => {
      const { call, ownerToken: token } = world.now();
      expect(await call('GET', '/operator/settings', { token })).toMatchObject({ status: 403 });
    });
  });
});
