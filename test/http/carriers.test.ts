import { expect, test } from 'vitest';
import { portRequest } from '../guard/support/busy-day.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { askToken, makeClient, newClientKey } from '../support/oauth.ts';
import { addPerson, signIn } from '../support/people.ts';
import { addToken, worldOn } from '../support/world.ts';

describeOnBothEngines('A gaining carrier', (engine) => {
  const world = worldOn(engine);
  const path = (rest = '') => `/carriers/${world.now().carrier.id}${rest}`;
  const ask = (method: 'GET' | 'POST' | 'PATCH', rest: string, body?: unknown) =>
    world.now().call(method, path(rest), { token: world.now().operatorToken, body });
  const lastAudit = async () => {
    const { call, operatorId, operatorToken: token } = world.now();
    return (await call('GET', `/organizations/${operatorId}/audit-entries`, { token })).body.items[0];
  };

  test('is shown with its contacts, which can be changed', async () => {
    expect(await ask('GET', '')).toMatchObject({
      status: 200,
      body: { name: 'Adatum Wireless', spid: '1234', status: 'active', contacts: [], suspension: null },
    });
    const contacts = [
      { name: 'Pat', role: 'Porting desk', email: 'porting@adatum.example', phone: '+14255550100' },
      { name: 'Sam', role: 'Fraud' },
    ];
    const changed = await ask('PATCH', '', { contacts });
    const sam = { name: 'Sam', role: 'Fraud', email: null, phone: null };
    expect(changed).toMatchObject({ status: 200, body: { contacts: [contacts[0], sam] } });
    expect(await lastAudit()).toMatchObject({ action: 'carrier.changed', detail: { contacts: 2 } });
    const renamed = await ask('PATCH', '', { name: 'Adatum' });
    expect(renamed.body).toMatchObject({ name: 'Adatum', contacts: [{ name: 'Pat' }, { name: 'Sam' }] });
    const bad = await ask('PATCH', '', { contacts: [{ name: 'Pat', role: 'Desk', phone: '12' }] });
    expect(bad).toMatchObject({ status: 422, body: { errors: [{ path: '/contacts/0/phone' }] } });
  });

  test('is registered without a fresh proof, and given a token only with one', async () => {
    const { call, context, clock, operatorId, carrier } = world.now();
    const token = await context.db
      .forOrganization(operatorId)
      .transaction((tx) =>
        addToken(tx, 'operator', 'operator_admin', clock.now(), { actsWithoutStepUp: false }),
      );
    const made = await call('POST', '/carriers', { token, body: { name: 'Northwind', spid: '4321' } });
    expect(made.status).toBe(201);
    expect((await call('PATCH', path(), { token, body: { name: 'Adatum Wireless' } })).status).toBe(200);
    const client = { name: 'Gateway', authentication: 'client_secret' };
    for (const [rest, body] of [
      ['/api-tokens', { name: 'Theirs' }],
      ['/oauth-clients', client],
      ['/suspension', { reason: 'Why' }],
    ] as const) {
      const refused = await call('POST', `/carriers/${carrier.id}${rest}`, { token, body });
      expect(refused, rest).toMatchObject({ status: 403, body: { code: 'step_up_required' } });
    }
  });

  test('that is suspended is refused at once with whatever it has, until it is let in again', async () => {
    const { call, carrier, org, ownerToken } = world.now();
    const client = (await makeClient(world.now(), { authentication: 'client_secret' })).body;
    const form = { client_id: client.id, client_secret: client.clientSecret };
    const { body: granted } = await askToken(world.now(), form);
    await call('PATCH', '/operator/settings', {
      token: world.now().operatorToken,
      body: { projectThreshold: 1 },
    });
    await call('PUT', `/organizations/${org.id}/port-out-pin`, {
      token: ownerToken,
      body: { pin: '40618273' },
    });
    const request = portRequest(org, 'OPEN-1', org.numbers.slice(0, 2), '40618273');
    const held = await call('POST', '/port-out-orders', { token: carrier.token, body: request });
    expect(held.body.status).toBe('held');

    const reason = 'Its token was found in a public repository.';
    const suspended = await ask('POST', '/suspension', { reason });
    expect(suspended).toMatchObject({ status: 200, body: { status: 'suspended', suspension: { reason } } });
    expect(await lastAudit()).toMatchObject({
      action: 'carrier.suspended',
      subject: { kind: 'carrier', id: carrier.id },
      detail: { reason, openOrders: 1 },
    });
    const refused = { status: 403, body: { code: 'access_suspended' } };
    for (const token of [carrier.token, granted.access_token]) {
      expect(await call('GET', '/port-out-orders', { token })).toMatchObject(refused);
    }
    expect(await askToken(world.now(), form)).toMatchObject({
      status: 400,
      body: { error: 'unauthorized_client' },
    });
    expect(await ask('POST', '/suspension', { reason })).toMatchObject({
      status: 409,
      body: { code: 'carrier_suspended' },
    });
    // What it asked for stays, and is decided as ever.
    expect((await ask('GET', '/traffic')).body.openOrders).toBe(1);
    const order = await call('GET', `/port-out-orders/${held.body.id}`, { token: ownerToken });
    expect(order.body.status).toBe('held');

    const resumed = await ask('POST', '/resumption', { reason: 'It has new ones.' });
    expect(resumed).toMatchObject({ status: 200, body: { status: 'active', suspension: null } });
    expect(await lastAudit()).toMatchObject({
      action: 'carrier.resumed',
      detail: { reason: 'It has new ones.' },
    });
    expect((await call('GET', '/port-out-orders', { token: carrier.token })).status).toBe(200);
    expect((await askToken(world.now(), form)).status).toBe(200);
    expect(await ask('POST', '/resumption', { reason })).toMatchObject({
      status: 409,
      body: { code: 'carrier_not_suspended' },
    });
  });

  test('has its traffic counted by day and outcome, wrong PINs apart', async () => {
    const { call, otherCarrier, otherOrg, operatorToken: token } = world.now();
    const setPin = { token: otherOrg.ownerToken, body: { pin: '59027416' } };
    await call('PUT', `/organizations/${otherOrg.id}/port-out-pin`, setPin);
    for (const [pon, pin] of [
      ['T-1', '93150264'],
      ['T-2', '93150265'],
      ['T-3', '59027416'],
    ] as const) {
      const body = portRequest(otherOrg, pon, [otherOrg.numbers[0] ?? ''], pin);
      expect((await call('POST', '/port-out-orders', { token: otherCarrier.token, body })).status).toBe(201);
    }
    const { body } = await call('GET', `/carriers/${otherCarrier.id}/traffic?days=30`, { token });
    expect(body).toMatchObject({ orders: 3, wrongPins: 2, openOrders: 1 });
    expect(body.days).toHaveLength(30);
    expect(body.days.at(-1).orders).toMatchObject({ rejected: 2 });
  });

  test('gets OAuth clients with what goes with their way, and with nothing else', async () => {
    const { jwk } = await newClientKey();
    const { privateKey: _private, ...rest } = await newClientKey('RS256');
    const thumbprint = 'A'.repeat(43);
    const refused: [Record<string, unknown>, string][] = [
      [{ authentication: 'private_key_jwt' }, 'required'],
      [{ authentication: 'tls' }, 'required'],
      [{ authentication: 'client_secret', jwks: { keys: [jwk] } }, 'goes_with_authentication'],
      [{ authentication: 'client_secret', certificateThumbprint: thumbprint }, 'goes_with_authentication'],
      [{ authentication: 'private_key_jwt', jwks: { keys: [] } }, 'jwks_unusable'],
      [{ authentication: 'private_key_jwt', jwks: { keys: [{ ...jwk, d: 'AA' }] } }, 'jwks_unusable'],
      [{ authentication: 'private_key_jwt', jwks: { keys: [{ kty: 'oct', k: 'AA' }] } }, 'jwks_unusable'],
      [{ authentication: 'private_key_jwt', jwks: { keys: [jwk, jwk] } }, 'jwks_unusable'],
      [{ authentication: 'private_key_jwt', jwks: { keys: [{ ...rest.jwk, n: 'AQAB' }] } }, 'jwks_unusable'],
      [{ authentication: 'private_key_jwt', jwks: { keys: [{ ...jwk, x: 'AA' }] } }, 'jwks_unusable'],
      [{ authentication: 'client_secret', scopes: ['pin.set'] }, 'invalid_value'],
      [{ authentication: 'password' }, 'invalid_value'],
    ];
    for (const [body, code] of refused) {
      expect(await makeClient(world.now(), body), JSON.stringify(body)).toMatchObject({
        status: 422,
        body: { code },
      });
    }
    const made = await makeClient(world.now(), { authentication: 'private_key_jwt', jwks: { keys: [jwk] } });
    expect(made).toMatchObject({ status: 201, body: { clientSecret: null, jwks: { keys: [jwk] } } });
    const { body: list } = await ask('GET', '/oauth-clients');
    expect(list.items).toContainEqual(expect.objectContaining({ id: made.body.id, name: 'Gateway' }));
  });

  test('is suspended by the operator’s admins only, and not from an old session', async () => {
    const { call, operatorId } = world.now();
    const email = 'gil@operator.example';
    const gil = await addPerson(world.now(), { email, organizationId: operatorId, role: 'porting_agent' });
    const { headers } = await signIn(world.now(), gil);
    const refused = await call('POST', path('/suspension'), { headers, body: { reason: 'Why' } });
    expect(refused).toMatchObject({ status: 403, body: { code: 'not_permitted' } });
    const contacts = await call('PATCH', path(), { headers, body: { contacts: [] } });
    expect(contacts.status).toBe(200);
  });
});
