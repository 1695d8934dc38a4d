import { beforeAll, expect, test } from 'vitest';
import { otherCertificate, ownCertificate } from '../support/certificates.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { askToken, makeClient } from '../support/oauth.ts';
import { worldOn } from '../support/world.ts';

const proxy = '192.0.2.7';
const settings = { trustedProxies: ['192.0.2.0/24', '2001:db8::1'], clientCertificateHeader: 'client-cert' };

describeOnBothEngines('A client certificate', (engine) => {
  const world = worldOn(engine, { settings });
  const off = worldOn(engine);
  const shown = { 'client-cert': `:${ownCertificate.der}:` };
  let clientId: string;

  const ask = (headers: Record<string, string>, remoteAddress = proxy) =>
    askToken(world.now(), { client_id: clientId }, { headers, remoteAddress });
  const orders = async (token: string, headers: Record<string, string>, remoteAddress = proxy) => {
    const { app } = world.now();
    const url = '/api/v1/port-out-orders';
    const authorization = `Bearer ${token}`;
    return (await app.inject({ url, headers: { authorization, ...headers }, remoteAddress })).statusCode;
  };
  const certificateThumbprint = ownCertificate.thumbprint;

  beforeAll(async () => {
    clientId = (await makeClient(world.now(), { authentication: 'tls', certificateThumbprint })).body.id;
  });

  test.each([
    ['as RFC 9440 writes it', shown],
    ['as a URL-encoded PEM', { 'client-cert': encodeURIComponent(ownCertificate.pem) }],
  ])('handed on %s gets a token that is worth nothing without it', async (_how, headers) => {
    const { status, body } = await ask(headers);
    expect(status).toBe(200);
    expect(await orders(body.access_token, headers)).toBe(200);
    expect(await orders(body.access_token, {})).toBe(401);
    expect(await orders(body.access_token, { 'client-cert': `:${otherCertificate.der}:` })).toBe(401);
  });

  test('counts only when it comes from a trusted proxy itself', async () => {
    const refused = { status: 401, body: { error: 'invalid_client' } };
    expect(await ask(shown, '203.0.113.5')).toMatchObject(refused);
    expect(await ask({ ...shown, 'x-forwarded-for': proxy }, '203.0.113.5')).toMatchObject(refused);
    expect((await ask(shown, '::ffff:192.0.2.9')).status).toBe(200);
    expect((await ask(shown, '2001:db8::1')).status).toBe(200);
    expect(await ask(shown, '2001:db8::2')).toMatchObject(refused);
    const { body } = await ask(shown);
    expect(await orders(body.access_token, shown, '203.0.113.5')).toBe(401);
  });

  test('that is another’s, broken or sent twice is none', async () => {
    const { der } = ownCertificate;
    const twice = `:${der}:, :${der}:`;
    for (const value of [
      `:${otherCertificate.der}:`,
      der,
      ':AAAA:',
      '%%%',
      twice,
      `:${der.repeat(2)}:`,
      `:${der.repeat(40)}:`,
    ]) {
      expect((await ask({ 'client-cert': value })).status, value.slice(0, 20)).toBe(401);
    }
  });

  test('is not believed at all where no header is named', async () => {
    const { body } = await makeClient(off.now(), { authentication: 'tls', certificateThumbprint });
    const options = { headers: shown, remoteAddress: proxy };
    expect((await askToken(off.now(), { client_id: body.id }, options)).status).toBe(401);
  });

  test('is announced where it is switched on', async () => {
    const answer = await world.now().app.inject({ url: '/.well-known/oauth-authorization-server' });
    expect(answer.json()).toMatchObject({ tls_client_certificate_bound_access_tokens: true });
    expect(answer.json().token_endpoint_auth_methods_supported).toContain('self_signed_tls_client_auth');
  });
});
