import { expect, test } from 'vitest';
import { actionsOf } from '../../src/core/permissions.ts';
import { tellExpiringTokens } from '../../src/operations/carriers/tell-expiring-tokens.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { addPerson } from '../support/people.ts';
import { worldOn } from '../support/world.ts';

const dayMs = 24 * 3_600_000;

describeOnBothEngines('An API token', (engine) => {
  const world = worldOn(engine);
  const inDays = (days: number) => new Date(world.now().clock.now().getTime() + days * dayMs).toISOString();
  const make = (body: Record<string, unknown>, token = world.now().ownerToken) =>
    world.now().call('POST', `/organizations/${world.now().org.id}/api-tokens`, {
      token,
      body: { name: 'Robot', role: 'auditor', ...body },
    });
  const read = (token: string, path = '') =>
    world.now().call('GET', `/organizations/${world.now().org.id}${path}`, { token });

  test('that ends is refused from that moment, and shown with its end', async () => {
    const { call, clock, org, ownerToken } = world.now();
    const expiresAt = inDays(1);
    const { status, body } = await make({ expiresAt });
    expect(status).toBe(201);
    clock.advance(dayMs - 1);
    expect((await read(body.token)).status).toBe(200);
    clock.advance(1);
    expect(await read(body.token)).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
    const list = await call('GET', `/organizations/${org.id}/api-tokens`, { token: ownerToken });
    const shown = list.body.items.find(({ id }: { id: string }) => id === body.id);
    expect(shown).toMatchObject({ expiresAt, scopes: null, revokedAt: null });
  });

  test.each([
    ['now or earlier', 0, 'not_in_the_future'],
    ['in more than three years', 3 * 365 + 1, 'too_far_ahead'],
  ])('cannot be made to end %s', async (_when, days, code) => {
    expect(await make({ expiresAt: inDays(days) })).toMatchObject({ status: 422, body: { code } });
  });

  test('may be made for some of what its role may do, and does nothing else', async () => {
    const { body } = await make({ scopes: ['phone_number.list'] });
    expect((await read(body.token, '/phone-numbers')).status).toBe(200);
    const refused = { status: 403, body: { code: 'not_permitted' } };
    expect(await read(body.token)).toMatchObject(refused);
    expect(await read(body.token, '/audit-entries')).toMatchObject(refused);
    expect(await world.now().call('GET', '/port-out-orders', { token: body.token })).toMatchObject(refused);
    expect(await world.now().call('GET', '/events', { token: body.token })).toMatchObject(refused);
    expect(await world.now().call('GET', '/organizations', { token: body.token })).toMatchObject(refused);
    // What is another's is not there, whatever the scopes.
    const { otherOrg, call } = world.now();
    const foreign = await call('GET', `/organizations/${otherOrg.id}/phone-numbers`, { token: body.token });
    expect(foreign).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  test('gets no scope that its role has not', async () => {
    expect(await make({ scopes: ['audit.read', 'pin.set'] })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/scopes/1', code: 'invalid_value' }] },
    });
    expect(await make({ scopes: ['pin.read'] })).toMatchObject({ status: 422 });
    expect(await make({ scopes: [] })).toMatchObject({ status: 422 });
  });

  test('that was narrowed makes none that may do more than itself', async () => {
    const scopes = ['api_token.create', 'phone_number.list'];
    const { body } = await make({ role: 'owner', actsWithoutStepUp: true, scopes });
    const refused = { status: 403, body: { code: 'not_permitted' } };
    expect(await make({ role: 'owner' }, body.token)).toMatchObject(refused);
    expect(await make({ role: 'owner', scopes: ['pin.set'] }, body.token)).toMatchObject(refused);
    expect((await make({ role: 'owner', scopes: ['phone_number.list'] }, body.token)).status).toBe(201);
  });

  test('that was narrowed lets nobody in who may do more than itself', async () => {
    const { call, org } = world.now();
    const scopes = ['user.invite', 'user.change', 'user.list', ...actionsOf('viewer')];
    const { token } = (await make({ role: 'owner', actsWithoutStepUp: true, scopes })).body;
    const invite = (role: string) => {
      const body = { email: `${role}-by-token@contoso.example`, name: role, role };
      return call('POST', `/organizations/${org.id}/users`, { token, body });
    };
    const refused = { status: 403, body: { code: 'not_permitted' } };
    expect(await invite('owner')).toMatchObject(refused);
    const { status, body } = await invite('viewer');
    expect(status).toBe(201);
    const again = `/organizations/${org.id}/users/${body.id}/invitation`;
    expect((await call('POST', again, { token })).status).toBe(200);
    const person = await addPerson(world.now(), {
      email: 'promoted@contoso.example',
      organizationId: org.id,
      role: 'viewer',
    });
    const change = (changes: object) =>
      call('PATCH', `/organizations/${org.id}/users/${person.id}`, { token, body: changes });
    expect(await change({ role: 'owner' })).toMatchObject(refused);
    expect((await change({ status: 'deactivated' })).status).toBe(200);
  });

  test('of what may be read, the state of the PIN takes a scope of its own', async () => {
    const { call, org } = world.now();
    const read = async (scopes: string[]) => {
      const { token } = (await make({ scopes })).body;
      return (await call('GET', `/organizations/${org.id}/overview`, { token })).status;
    };
    expect(await read(['organization.read'])).toBe(403);
    expect(await read(['organization.read', 'pin.read_state'])).toBe(200);
  });

  test('that ends makes none that outlives it', async () => {
    const expiresAt = inDays(2);
    const { body } = await make({ role: 'owner', actsWithoutStepUp: true, expiresAt });
    const refused = { status: 403, body: { code: 'not_permitted' } };
    expect(await make({ role: 'owner' }, body.token)).toMatchObject(refused);
    expect(await make({ role: 'viewer', expiresAt: inDays(3) }, body.token)).toMatchObject(refused);
    expect((await make({ role: 'owner', expiresAt }, body.token)).status).toBe(201);
  });

  test('of the operator or a carrier ends and is narrowed alike', async () => {
    const { call, clock, carrier, operatorToken: token } = world.now();
    const expiresAt = inDays(2);
    const desk = await call('POST', '/operator/api-tokens', {
      token,
      body: { name: 'Desk', role: 'porting_agent', expiresAt, scopes: ['carrier.list'] },
    });
    const theirs = await call('POST', `/carriers/${carrier.id}/api-tokens`, {
      token,
      body: { name: 'Reader', expiresAt, scopes: ['port_out_order.read'] },
    });
    const asks = [
      ['/carriers', desk.body.token, 200],
      ['/operator/settings', desk.body.token, 403],
      ['/port-out-orders', theirs.body.token, 200],
      ['/events', theirs.body.token, 403],
    ] as const;
    for (const [path, own, status] of asks) {
      expect(await call('GET', path, { token: own }), path).toMatchObject({ status });
    }
    const order = { purchaseOrderNumber: 'S-1', numbers: ['+14255550123'], accountNumber: 'WA-100200' };
    const request = { ...order, postalCode: '98052', agencyAuthorization: true };
    const submitted = await call('POST', '/port-out-orders', { token: theirs.body.token, body: request });
    expect(submitted).toMatchObject({ status: 403, body: { code: 'not_permitted' } });
    clock.advance(2 * dayMs);
    for (const { body } of [desk, theirs]) {
      expect((await call('GET', '/port-out-orders', { token: body.token })).status).toBe(401);
    }
  });

  test('that ends within seven days is told of once, to whose it is', async () => {
    const { call, clock, context, org, operatorId, carrier, ownerToken, operatorToken } = world.now();
    const { body } = await make({ name: 'Nightly', expiresAt: inDays(10) });
    await make({ name: 'Short', expiresAt: inDays(5) });
    const path = `/carriers/${carrier.id}/api-tokens`;
    const ofCarrier = { name: 'Theirs', expiresAt: inDays(10) };
    await call('POST', path, { token: operatorToken, body: ofCarrier });
    const told = async (id: string, token: string) => {
      const { body: notices } = await call('GET', `/organizations/${id}/notices`, { token });
      return notices.items
        .filter(({ kind }: { kind: string }) => kind === 'token_expiring')
        .map(({ detail }: { detail: { tokenName: string } }) => detail.tokenName);
    };
    await tellExpiringTokens(context);
    expect(await told(org.id, ownerToken)).toEqual([]);
    clock.advance(3 * dayMs);
    await Promise.all([tellExpiringTokens(context), tellExpiringTokens(context)]);
    await tellExpiringTokens(context);
    expect(await told(org.id, ownerToken)).toEqual(['Nightly']);
    expect(await told(operatorId, operatorToken)).toEqual(['Theirs']);
    expect((await read(body.token)).status).toBe(200);
  });
});
