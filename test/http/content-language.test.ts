import { beforeAll, describe, expect, it } from 'vitest';
import { namedRoutes, openapiDocument } from '../../src/http/openapi.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { addNumber, givePin, orderFor, submit, wrongPin } from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

const fr = { 'accept-language': 'fr' };

describeOnBothEngines('Content-Language', (engine) => {
  const world = worldOn(engine);

  beforeAll(() => givePin(world.now(), world.now().org));

  async function rejected(headers: Record<string, string>) {
    const order = orderFor(world.now().org, [await addNumber(world.now())], { pin: wrongPin });
    return { order, answer: await submit(world.now(), order, { headers }) };
  }

  it('says what the reasons of an order are written in', async () => {
    const { answer } = await rejected(fr);
    expect(answer.body.reasons[0].message).toBe('Le code PIN de portage sortant est erroné.');
    expect(answer.headers['content-language']).toBe('fr');
    const { call, ownerToken: token } = world.now();
    const path = `/port-out-orders/${answer.body.id}`;
    expect((await call('GET', path, { token, headers: fr })).headers['content-language']).toBe('fr');
    const inEnglish = await call('GET', path, { token });
    expect(inEnglish.headers['content-language']).toBe('en');
    expect(inEnglish.body.reasons[0].message).toBe('The port-out PIN is not right.');
  });

  it('of a kept answer is that of its words, whatever is asked for later', async () => {
    const key = { 'idempotency-key': 'kept-in-french' };
    const { order, answer } = await rejected({ ...fr, ...key });
    const again = await submit(world.now(), order, { headers: { 'accept-language': 'en', ...key } });
    expect(again).toMatchObject({ body: answer.body, headers: { 'idempotent-replayed': 'true' } });
    expect(again.headers['content-language']).toBe('fr');
  });

  it('says what refused numbers of a list and of a file are told in', async () => {
    const { call, operatorToken: token, org } = world.now();
    const path = `/organizations/${org.id}`;
    const items = [{ number: '+18005550100', billingAccountId: org.billingAccountId }];
    const added = await call('POST', `${path}/phone-numbers`, { token, headers: fr, body: { items } });
    const imported = await call('POST', `${path}/phone-number-imports`, {
      token,
      headers: { ...fr, 'content-type': 'text/csv' },
      body: 'phone_number,account_number\n+18005550100,WA-100200\n',
    });
    for (const answer of [added, imported]) {
      expect(answer.body.refused[0].message).toMatch(/^Les numéros gratuits/);
      expect(answer.headers['content-language']).toBe('fr');
    }
  });

  it('is not on answers without texts', async () => {
    const { call, ownerToken: token } = world.now();
    const answer = await call('GET', '/port-out-orders', { token, headers: fr });
    expect(answer.headers).not.toHaveProperty('content-language');
  });
});

describe('The contract marks an answer as having texts', () => {
  const { paths } = openapiDocument('http://localhost', '0') as {
    paths: Record<string, Record<string, { operationId: string; responses: object }>>;
  };
  const answers = Object.values(paths)
    .flatMap((path) => Object.values(path))
    .map(({ operationId, responses }) => [operationId, JSON.stringify(responses)] as const);

  it.each(namedRoutes)('%s: if and only if it holds messages', (name, route) => {
    const answer = answers.find(([operation]) => operation === name)?.[1];
    expect(route.hasTexts ?? false).toBe(answer?.includes('"message":') ?? false);
  });
});
