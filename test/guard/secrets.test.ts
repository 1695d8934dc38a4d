import { inspect } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../src/contract/routes.ts';
import { redactedMembers } from '../../src/log.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { worldOn } from '../support/world.ts';
import { formsOf, leaks, type Place, PlantedSecrets } from './support/planted.ts';
import { recordStatements } from './support/statements.ts';
import { metricsToken, type Tour, tourEveryRoute } from './support/tour.ts';

describeOnBothEngines('secrets planted on every route', (engine) => {
  const world = worldOn(engine, { settings: { metricsToken: Secret.of(metricsToken) } });
  const planted = new PlantedSecrets();
  let tour: Tour;
  let statements: string[];

  beforeAll(async () => {
    const { sent, stop } = recordStatements();
    tour = await tourEveryRoute(world.now(), planted).finally(stop);
    statements = sent;
  });

  test('reach every route of the contract', () => {
    expect(Object.keys(routes).filter((name) => !tour.called.has(name as never))).toEqual([]);
  });

  test('stand in no answer but the one that hands them over', () => {
    expect(leaks(tour.answers, planted.all)).toEqual([]);
  });

  test('are found where they are handed over, so that the search can find', () => {
    for (const { what, text, shownBy } of planted.all) {
      const shown = tour.answers.filter(({ name }) => shownBy.includes(name));
      expect(shown.length === 0 || shown.some(({ content }) => content.includes(text)), what).toBe(true);
    }
  });

  test('stand in no line of the log', () => {
    const { logLines } = world.now();
    expect(logLines.length).toBeGreaterThan(50);
    expect(leaks([{ name: 'the log', content: logLines.join('\n') }], planted.all)).toEqual([]);
  });

  test('are never sent to the database, which may log what it is sent', () => {
    expect(statements.length).toBeGreaterThan(500);
    expect(leaks([{ name: 'the statements', content: statements.join('\n') }], planted.all)).toEqual([]);
  });

  test('stand in no column of any table', async () => {
    const places = await world.now().database.asOwner(async (owner) => {
      const { rows } = await owner.query(`SELECT relname AS name FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`);
      const found: Place[] = [];
      for (const { name } of rows) {
        const content = await owner.query(`SELECT t::text AS row FROM ${name} t`);
        found.push({ name, content: content.rows.map(({ row }) => row).join('\n') });
      }
      return found;
    });
    expect(places.filter(({ content }) => content.length > 0).length).toBeGreaterThan(15);
    // What a dump of the database would show, sequences and comments included, is all in these.
    expect(leaks(places, planted.all)).toEqual([]);
  });
});

describe('the guard sees', () => {
  const planted = new PlantedSecrets();
  const pin = planted.guessable('the PIN', '7204918365');
  const token = planted.random('a token', 'pko_0123456789abcdefghij', 'createApiToken');

  test.each(formsOf({ what: '', text: pin, isGuessable: true, shownBy: [] }))(
    'a PIN written as %s',
    (form) => {
      expect(leaks([{ name: 'a log', content: `{"msg":"${form}"}` }], planted.all)).toEqual([
        'the PIN in a log',
      ]);
    },
  );

  test('a PIN in the bytes of a file', () => {
    const content = Buffer.concat([Buffer.alloc(4096), Buffer.from(pin), Buffer.alloc(4096)]);
    expect(leaks([{ name: 'a file', content }], planted.all)).toEqual(['the PIN in a file']);
  });

  test('a token in another answer than the one that makes it', () => {
    const places = ['createApiToken', 'listApiTokens'].map((name) => ({ name, content: `"${token}"` }));
    expect(leaks(places, planted.all)).toEqual(['a token in listApiTokens']);
  });

  test('that a secret is too short to be looked for', () => {
    expect(() => planted.guessable('a short PIN', '123456')).toThrow('by chance');
  });
});

describe('a Secret', () => {
  const pin = '7204918365';
  const secret = Secret.of(pin);
  const held = { pin: secret, deep: { list: [secret], map: new Map([['pin', secret]]) } };
  const prints: [string, () => unknown][] = [
    ['String', () => String(secret)],
    ['a template', () => `${secret}`],
    ['joining', () => ['', secret].join('')],
    ['JSON', () => JSON.stringify(held)],
    ['inspect', () => inspect(held, { depth: 9, showHidden: true, getters: true })],
    [
      'inspect without its own words',
      () => inspect(held, { depth: 9, customInspect: false, showHidden: true }),
    ],
    ['its properties', () => Reflect.ownKeys(secret).map((key) => Reflect.get(secret, key))],
    ['a copy', () => ({ ...secret })],
    ['a structured clone', () => structuredClone(secret)],
    ['an error', () => new Error(`wrong: ${secret}`, { cause: secret }).stack],
    ['a key of an object', () => Object.keys({ [secret as never]: 1 })],
    ['a URL', () => new URLSearchParams({ pin: secret as never }).toString()],
    ['the locale', () => secret.toLocaleString()],
  ];
  test.each(prints)('does not show itself by %s', (_name, print) => {
    expect(inspect(print(), { depth: 9 })).not.toContain(pin);
  });

  test('is second to a list of members that the log never writes', () => {
    expect(redactedMembers).toEqual([
      'pin',
      'password',
      'token',
      'authorization',
      'cookie',
      'secret',
      'setupUrl',
    ]);
  });
});
