import { beforeAll, expect, test } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import {
  type AssertionChanges,
  askToken,
  assertionForm,
  type ClientKey,
  makeClient,
  newClientKey,
  signAssertion,
} from '../support/oauth.ts';
import { worldOn } from '../support/world.ts';

const minuteMs = 60_000;

describeOnBothEngines('The token endpoint', (engine) => {
  const world = worldOn(engine);
  const orders = (token: string) => world.now().call('GET', '/port-out-orders', { token });
  const basic = (id: string, secret: string) => ({
    authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
  });
  let client: { id: string; clientSecret: string };
  let signing: { id: string };
  let key: ClientKey;

  beforeAll(async () => {
    client = (await makeClient(world.now(), { authentication: 'client_secret' })).body;
    key = await newClientKey();
    const jwks = { keys: [key.jwk] };
    signing = (await makeClient(world.now(), { authentication: 'private_key_jwt', jwks })).body;
  });

  test.each(['in the header', 'in the form'])('gives a short token for a secret %s', async (where) => {
    const { id, clientSecret } = client;
    const isHeader = where === 'in the header';
    const answer = isHeader
      ? await askToken(world.now(), {}, { headers: basic(id, clientSecret) })
      : await askToken(world.now(), { client_id: id, client_secret: clientSecret });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        token_type: 'Bearer',
        expires_in: 600,
        scope: expect.stringContaining('port_out_order.submit'),
      },
      headers: { 'cache-control': 'no-store' },
    });
    expect(answer.body.access_token).toMatch(/^pka_[0-9A-Za-z]{49}$/);
    expect((await orders(answer.body.access_token)).status).toBe(200);
  });

  test('gives one that ends after ten minutes', async () => {
    const { clock } = world.now();
    const { body } = await askToken(world.now(), {}, { headers: basic(client.id, client.clientSecret) });
    clock.advance(10 * minuteMs - 1);
    expect((await orders(body.access_token)).status).toBe(200);
    clock.advance(1);
    expect(await orders(body.access_token)).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
  });

  test('lets the token do what a carrier may, in the carrier’s name', async () => {
    const { call, org, carrier, operatorToken } = world.now();
    const { body } = await askToken(world.now(), {}, { headers: basic(client.id, client.clientSecret) });
    const { accountNumber, postalCode } = org;
    const request = { purchaseOrderNumber: 'OAUTH-1', numbers: [org.numbers[0]], accountNumber, postalCode };
    const submitted = await call('POST', '/port-out-orders', {
      token: body.access_token,
      body: { ...request, agencyAuthorization: true },
      headers: { 'idempotency-key': 'by-oauth' },
    });
    expect(submitted.status).toBe(201);
    // Another token of the same client is the same caller.
    const { body: next } = await askToken(
      world.now(),
      {},
      { headers: basic(client.id, client.clientSecret) },
    );
    const again = await call('POST', '/port-out-orders', {
      token: next.access_token,
      body: { ...request, agencyAuthorization: true },
      headers: { 'idempotency-key': 'by-oauth' },
    });
    expect(again).toMatchObject({ status: 201, body: { id: submitted.body.id } });
    expect(again.headers['idempotent-replayed']).toBe('true');
    const seen = await call('GET', `/port-out-orders/${submitted.body.id}`, { token: operatorToken });
    expect(seen.body).toMatchObject({ carrier: { name: carrier.name } });
    const elsewhere = await call('GET', `/organizations/${org.id}`, { token: body.access_token });
    expect(elsewhere).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  test('narrows to the scopes asked for, and knows no others', async () => {
    const { call } = world.now();
    const ask = (scope: string) =>
      askToken(world.now(), { scope }, { headers: basic(client.id, client.clientSecret) });
    const { body } = await ask('port_out_order.read');
    expect(body.scope).toBe('port_out_order.read');
    expect((await orders(body.access_token)).status).toBe(200);
    expect(await call('GET', '/events', { token: body.access_token })).toMatchObject({ status: 403 });
    expect(await ask('port_out_order.read pin.set')).toMatchObject({
      status: 400,
      body: { error: 'invalid_scope' },
    });
    const narrow = (
      await makeClient(world.now(), { authentication: 'client_secret', scopes: ['event.read'] })
    ).body;
    const of = { headers: basic(narrow.id, narrow.clientSecret) };
    expect((await askToken(world.now(), {}, of)).body.scope).toBe('event.read');
    expect((await askToken(world.now(), { scope: 'port_out_order.read' }, of)).body.error).toBe(
      'invalid_scope',
    );
  });

  test('refuses a wrong secret, an unknown client and another’s way alike', async () => {
    const { id, clientSecret } = client;
    const unknown = 'ocl_00000000000000000000000000';
    const asks = [
      await askToken(world.now(), { client_id: id, client_secret: `${clientSecret}x` }),
      await askToken(world.now(), { client_id: unknown, client_secret: clientSecret }),
      await askToken(world.now(), { client_id: 'nonsense', client_secret: clientSecret }),
      await askToken(world.now(), { client_id: id }),
      await askToken(world.now(), { client_id: signing.id, client_secret: clientSecret }),
      await askToken(world.now(), assertionForm(await signAssertion(world.now(), id, key))),
    ];
    for (const answer of asks) {
      expect(answer).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['www-authenticate']).toBeUndefined();
    }
    const inHeader = await askToken(world.now(), {}, { headers: basic(id, 'wrong') });
    expect(inHeader).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': 'Basic realm="portkeeper"' },
    });
  });

  test('refuses forms that are none of this grant', async () => {
    const { id, clientSecret } = client;
    const own = { client_id: id, client_secret: clientSecret };
    const json = { headers: { 'content-type': 'application/json' } };
    const body = new URLSearchParams({ grant_type: 'client_credentials', ...own }).toString();
    const rows: [string, Promise<{ status: number; body: unknown }>][] = [
      ['unsupported_grant_type', askToken(world.now(), { ...own, grant_type: 'password' })],
      ['invalid_request', askToken(world.now(), new URLSearchParams(own).toString())],
      ['invalid_request', askToken(world.now(), `${body}&scope=a&scope=b`)],
      ['invalid_request', askToken(world.now(), body, json)],
      ['invalid_request', askToken(world.now(), own, { headers: basic(id, clientSecret) })],
      ['invalid_request', askToken(world.now(), { ...own, ...assertionForm('a.b.c') })],
      ['invalid_request', askToken(world.now(), { client_assertion: 'a.b.c' })],
    ];
    for (const [error, asked] of rows) {
      expect(await asked, error).toMatchObject({ status: 400, body: { error } });
    }
    const large = await askToken(world.now(), { ...own, scope: 'x'.repeat(40_000) });
    expect(large.status).toBe(413);
  });

  test.each(['RS256', 'PS256', 'ES256', 'EdDSA'])('takes an assertion signed with %s', async (algorithm) => {
    const own = await newClientKey(algorithm);
    const jwks = { keys: [(await newClientKey('ES256', 'other')).jwk, own.jwk] };
    const { body: made } = await makeClient(world.now(), { authentication: 'private_key_jwt', jwks });
    const answer = await askToken(world.now(), assertionForm(await signAssertion(world.now(), made.id, own)));
    expect(answer).toMatchObject({ status: 200, body: { token_type: 'Bearer' } });
    expect((await orders(answer.body.access_token)).status).toBe(200);
  });

  test('takes an assertion for the issuer, and one whose client is named beside it', async () => {
    const audience = world.now().context.baseUrl;
    const form = assertionForm(await signAssertion(world.now(), signing.id, key, { audience }));
    expect((await askToken(world.now(), { ...form, client_id: signing.id })).status).toBe(200);
  });

  test('takes an assertion once, also when it comes twice at the same time', async () => {
    const form = assertionForm(await signAssertion(world.now(), signing.id, key));
    const answers = await Promise.all([1, 2, 3].map(() => askToken(world.now(), form)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    expect(await askToken(world.now(), form)).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
  });

  test.each<[string, AssertionChanges]>([
    ['for somebody else', { audience: 'https://elsewhere.example/oauth/token' }],
    ['of another issuer', { issuer: 'somebody' }],
    ['about another', { subject: 'ocl_00000000000000000000000000' }],
    ['that has ended', { endsInSeconds: -60 }],
    ['that ends too late', { endsInSeconds: 400 }],
    ['that never ends', { endsInSeconds: null }],
    ['without an id', { jti: null }],
    ['with an unknown key', { kid: 'two' }],
  ])('refuses an assertion %s', async (_which, changes) => {
    const assertion = await signAssertion(world.now(), signing.id, key, changes);
    expect(await askToken(world.now(), { client_id: signing.id, ...assertionForm(assertion) })).toMatchObject(
      {
        status: 401,
        body: { error: 'invalid_client' },
      },
    );
  });

  test('refuses an assertion signed by nobody, or with what is public', async () => {
    const [, claims = ''] = (await signAssertion(world.now(), signing.id, key)).split('.');
    const header = (alg: string) => Buffer.from(JSON.stringify({ alg, kid: 'one' })).toString('base64url');
    for (const forged of [`${header('none')}.${claims}.`, `${header('HS256')}.${claims}.AAAA`, 'nonsense']) {
      const form = { client_id: signing.id, ...assertionForm(forged) };
      expect(await askToken(world.now(), form)).toMatchObject({
        status: 401,
        body: { error: 'invalid_client' },
      });
    }
    const stolen = { ...(await newClientKey()), jwk: key.jwk };
    const assertion = await signAssertion(world.now(), signing.id, stolen);
    expect((await askToken(world.now(), assertionForm(assertion))).status).toBe(401);
  });

  test('stops giving, and what it gave is refused at once, when the client is revoked', async () => {
    const { call, carrier, operatorToken: token } = world.now();
    const { body: made } = await makeClient(world.now(), { authentication: 'client_secret' });
    const form = { client_id: made.id, client_secret: made.clientSecret };
    const { body } = await askToken(world.now(), form);
    expect((await orders(body.access_token)).status).toBe(200);
    const path = `/carriers/${carrier.id}/oauth-clients/${made.id}`;
    expect((await call('DELETE', path, { token })).status).toBe(204);
    expect((await orders(body.access_token)).status).toBe(401);
    expect((await askToken(world.now(), form)).body.error).toBe('invalid_client');
    expect((await call('DELETE', path, { token })).status).toBe(404);
  });

  test('slows down who guesses, and nobody else', async () => {
    const { clock } = world.now();
    clock.advance(16 * minuteMs);
    const form = { client_id: client.id, client_secret: 'wrong' };
    const guess = () => askToken(world.now(), form, { remoteAddress: '203.0.113.9' });
    for (let tries = 0; tries < 20; tries += 1) expect((await guess()).status).toBe(401);
    const stopped = await guess();
    expect(stopped).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0);
    const right = { client_id: client.id, client_secret: client.clientSecret };
    expect((await askToken(world.now(), right, { remoteAddress: '203.0.113.10' })).status).toBe(200);
    clock.advance(16 * minuteMs);
    expect((await guess()).status).toBe(401);
  });

  test('is described where programs look', async () => {
    const answer = await world.now().app.inject({ url: '/.well-known/oauth-authorization-server' });
    expect(answer.json()).toMatchObject({
      issuer: 'http://localhost:8080',
      token_endpoint: 'http://localhost:8080/oauth/token',
      grant_types_supported: ['client_credentials'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['RS256', 'PS256', 'ES256', 'EdDSA'],
      tls_client_certificate_bound_access_tokens: false,
    });
    expect((await world.now().app.inject({ url: '/oauth/token' })).statusCode).toBe(405);
  });
});
