import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError, type Environment, readConfig } from '../src/config.ts';
import { npaKind } from '../src/core/numbering-plan.ts';
import { Secret } from '../src/secrets/secret.ts';
import { openServer, openSystem, type System } from '../src/system.ts';
import { createDatabase, dropDatabase } from './support/engines.ts';
import { freePort } from './support/server-process.ts';

let folder: string;
let databaseUrl: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portkeeper-system-'));
  databaseUrl = await createDatabase();
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await dropDatabase(databaseUrl);
});

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function configOf(environment: Environment = {}) {
  return readConfig({
    DATABASE_URL: databaseUrl,
    PORTKEEPER_DATA: folder,
    LOG_LEVEL: 'silent',
    ...environment,
  });
}

async function withSystem(environment: Environment, run: (system: System) => Promise<void> | void) {
  const system = await openSystem(configOf(environment));
  try {
    await run(system);
  } finally {
    await system.close();
  }
}

describe('the numbering plan', () => {
  test("may be the operator's own", async () => {
    const plan = {
      edition: 'test',
      us: { WA: [206] },
      foreign: {},
      tollFree: [],
      notPortable: {},
      regions: { West: { timeZone: 'America/Denver', states: ['WA'] } },
    };
    const path = file('plan.json', JSON.stringify(plan));
    await withSystem({ PORTKEEPER_NUMBERING_FILE: path }, ({ context }) => {
      expect(npaKind(context.numberingPlan, '206')).toBe('us');
      expect(npaKind(context.numberingPlan, '425')).toBe('unknown');
    });
  });

  test.each([
    ['is not JSON', '{'],
    ['is not a plan', '{"edition":"test"}'],
  ])('that %s stops the start in words', async (_name, content) => {
    const path = file('plan.json', content);
    const opened = openSystem(configOf({ PORTKEEPER_NUMBERING_FILE: path }));
    await expect(opened).rejects.toThrow(ConfigError);
    await expect(opened).rejects.toThrow(`PORTKEEPER_NUMBERING_FILE: ${path}: `);
  });
});

describe('a list of breached passwords', () => {
  const name = 'PORTKEEPER_BREACHED_PASSWORDS_FILE';
  const known = Secret.of('granite lantern 47 violin');

  test('is looked at; without one no password is known', async () => {
    const digest = createHash('sha1').update('granite lantern 47 violin').digest('hex').toUpperCase();
    await withSystem({ [name]: file('breached.txt', `${digest}:3\r\n`) }, async ({ context }) => {
      expect(await context.isBreachedPassword(known)).toBe(true);
      expect(await context.isBreachedPassword(Secret.of('another lantern 47 violin'))).toBe(false);
    });
    await withSystem({}, async ({ context }) => {
      expect(await context.isBreachedPassword(known)).toBe(false);
    });
  });

  test.each([
    ['is no list', 'nonsense\n', /is not SHA-1:COUNT/],
    ['is empty', '', /is empty/],
    ['is not in order', `${'B'.repeat(40)}:1\n${'A'.repeat(40)}:1\n`, /is not in order/],
  ])('that %s stops the start in words', async (_name, content, message) => {
    const opened = openSystem(configOf({ [name]: file('breached.txt', content) }));
    await expect(opened).rejects.toThrow(ConfigError);
    await expect(opened).rejects.toThrow(message);
  });

  test('that is missing stops the start in words', async () => {
    const opened = openSystem(configOf({ [name]: join(folder, 'no-such-file') }));
    await expect(opened).rejects.toThrow(/PORTKEEPER_BREACHED_PASSWORDS_FILE: .*ENOENT/);
  });
});

test('a second system over the same database uses the same keys', async () => {
  await withSystem({}, async (first) => {
    await withSystem({}, (second) => {
      expect(second.context.keyRing.activeKeyId).toBe(first.context.keyRing.activeKeyId);
    });
  });
});

test('the server tells its metrics to who has the token, the waiting hashes among them', async () => {
  const port = await freePort();
  const token = 'the-token-of-the-metrics';
  const environment = { PORT: String(port), PORTKEEPER_METRICS_TOKEN: token };
  await withSystem(environment, async (system) => {
    const config = { ...configOf(environment), webFolder: join(folder, 'none'), version: '0' };
    const server = await openServer(system, config);
    const metrics = (headers: Record<string, string>) =>
      fetch(`http://127.0.0.1:${port}/metrics`, { headers });
    const answer = await metrics({ authorization: `Bearer ${token}` });
    expect(await answer.text()).toContain('portkeeper_hash_queue_depth 0');
    expect((await metrics({})).status).not.toBe(200);
    await server.close();
  });
});
