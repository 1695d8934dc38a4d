import { expect } from 'vitest';
import { newClientSecret } from '../../../src/secrets/oauth-token.ts';
import { askToken, assertionForm } from '../../support/oauth.ts';
import type { World } from '../../support/world.ts';
import type { PlantedSecrets } from './planted.ts';
import type { Tour } from './tour.ts';

/** A carrier's clients, and the endpoint where they get tokens, with right and wrong secrets. */
export async function tourOauth(world: World, planted: PlantedSecrets, tour: Tour): Promise<void> {
  const { carrier, operatorToken: token } = world;
  const ofCarrier = { token, params: { carrier: carrier.id } };
  const body = { name: 'Gateway', authentication: 'client_secret' };
  const headers = { 'idempotency-key': 'a-client' };
  const { body: client } = await tour.done('createOauthClient', { ...ofCarrier, body, headers });
  const secret = planted.random('a client secret', client.clientSecret, 'createOauthClient');
  const again = await tour.ask('listOauthClients', { ...ofCarrier });
  expect(again.body.items[0].id).toBe(client.id);
  await tour.done('listOauthClients', ofCarrier);
  const granted = await askToken(world, { client_id: client.id, client_secret: secret });
  const access = planted.random('an access token', granted.body.access_token);
  await tour.ask('listPortOutOrders', { token: access });
  const wrong = planted.random('a wrong client secret', newClientSecret().token);
  const basic = Buffer.from(`${client.id}:${wrong}`).toString('base64');
  const asked: [Record<string, string>, Record<string, string>][] = [
    [{ client_id: client.id, client_secret: wrong }, {}],
    [{}, { authorization: `Basic ${basic}` }],
    [{ client_secret: secret, grant_type: 'password' }, {}],
    [assertionForm(secret), {}],
  ];
  for (const [form, more] of asked) tour.keep('/oauth/token', await askToken(world, form, { headers: more }));
  await tour.get(`/oauth/token?client_secret=${secret}`);
  await tour.get('/.well-known/oauth-authorization-server');
  await tour.done('revokeOauthClient', { ...ofCarrier, params: { carrier: carrier.id, id: client.id } });
  await tour.done('getCarrier', ofCarrier);
  await tour.done('getCarrierTraffic', ofCarrier);
  const contacts = [{ name: 'Pat', role: 'Porting', email: 'pat@adatum.example', phone: '+14255550100' }];
  await tour.done('changeCarrier', { ...ofCarrier, body: { contacts } });
  await tour.done('suspendCarrier', { ...ofCarrier, body: { reason: 'A taken token' } });
  await tour.ask('listPortOutOrders', { token: carrier.token });
  await tour.done('resumeCarrier', { ...ofCarrier, body: { reason: 'It is replaced' } });
}
