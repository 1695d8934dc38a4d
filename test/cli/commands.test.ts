import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { freePort, runCommand } from '../support/server-process.ts';
import { describeEmptyPlaces, startedServer } from './describe-empty-places.ts';

describeEmptyPlaces('keys and the record', (place) => {
  const run = (...args: string[]) => runCommand(place.environment(), ...args);
  const init = () => run('init', '--operator-email', 'olga@operator.example', '--json');

  test('a rotation is listed, and recorded in a record that is whole', async () => {
    await init();
    const rotated = await run('keys', 'rotate');
    expect(rotated).toMatchObject({ code: 0 });
    const id = /^(key_[0-9a-f]{16}) is the active key now/.exec(rotated.stdout)?.[1] ?? 'no key';
    const [old, active] = (await run('keys', 'list')).stdout.trim().split('\n');
    expect(old).toMatch(/^key_[0-9a-f]{16} {2}made .* \(0 days ago\) {2}0 PINs$/);
    expect(active).toMatch(new RegExp(`^${id}.*active$`));
    const secrets = JSON.parse(readFileSync(join(place.dataFolder(), 'keys.json'), 'utf8')).keys;
    for (const { secret } of secrets) expect(rotated.stdout + active).not.toContain(secret);
    const verified = await run('audit', 'verify');
    expect(verified).toMatchObject({ code: 0 });
    expect(verified.stdout).toMatch(/^org_\w+: whole, 3 entries\n$/);
  });

  test('a server that runs keeps the keys of an embedded database to itself, else takes them up', async () => {
    const { operatorToken } = JSON.parse((await init()).stdout);
    const port = await freePort();
    const server = await startedServer({ ...place.environment(), PORT: String(port) });
    const rotated = await run('keys', 'rotate');
    if (place.engine === 'pglite') {
      expect(rotated).toMatchObject({ code: 1, stdout: '' });
      expect(rotated.stderr).toMatch(/is in use by process/);
    } else {
      expect(rotated.code).toBe(0);
      // The answer kept for this key is compared under the new key, as every stored content is.
      const created = await fetch(`http://127.0.0.1:${port}/api/v1/organizations`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${operatorToken}`,
          'content-type': 'application/json',
          'idempotency-key': 'one',
        },
        body: JSON.stringify({ name: 'Contoso', country: 'US' }),
      });
      expect(created.status).toBe(201);
    }
    await server.stop();
  });

  test('before there is an operator there is nothing to rotate', async () => {
    const refused = await run('keys', 'rotate');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('There is no operator yet');
    const keys = JSON.parse(readFileSync(join(place.dataFolder(), 'keys.json'), 'utf8')).keys;
    expect(keys).toHaveLength(1);
  });

  test('before there is an operator there is no record to verify, and no key is made', async () => {
    const verified = await run('audit', 'verify');
    expect(verified).toMatchObject({ code: 1, stdout: '' });
    expect(verified.stderr).toMatch(/^Nothing is set up here: the database has no operator/);
    expect(existsSync(join(place.dataFolder(), 'keys.json'))).toBe(false);
  });

  test('the clock is accepted in every record', async () => {
    await init();
    const accepted = await run('clock', 'accept');
    expect(accepted).toMatchObject({ code: 0 });
    expect(accepted.stdout).toContain('records of 1 organizations');
  });
});

describeEmptyPlaces(
  'where nothing is set up',
  (place) => {
    test('no record is verified, and nothing is made', async () => {
      const verified = await runCommand(place.environment(), 'audit', 'verify');
      expect(verified).toMatchObject({ code: 1, stdout: '' });
      expect(verified.stderr).toMatch(/^Nothing is set up here: .+\n$/);
      expect(existsSync(place.dataFolder())).toBe(false);
      const { DATABASE_URL: databaseUrl } = place.environment();
      if (databaseUrl) expect(await tablesIn(databaseUrl)).toEqual([]);
    });
  },
  { isBare: true },
);

async function tablesIn(databaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
  await client.end();
  return rows.map(({ tablename }) => tablename);
}

describe('without a database', () => {
  const nowhere = { PORTKEEPER_DATA: '/dev/null/data' };

  test('help and version are told at once', async () => {
    const { stdout } = await runCommand(nowhere, '--help');
    for (const command of ['serve', 'init', 'config', 'keys', 'audit', 'clock'])
      expect(stdout).toContain(command);
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
    expect(await runCommand(nowhere, '--version')).toMatchObject({ code: 0, stdout: `${version}\n` });
    const behind = await runCommand(nowhere, 'order', 'show', 'poo_x', '--version');
    expect(behind).toMatchObject({ code: 1, stderr: "error: unknown option '--version'\n" });
  });

  test.each([[['fly']], [['init']], [['keys']], [['serve', '--fast']]])(
    '%j is not understood',
    async (args) => {
      const { code, stdout, stderr } = await runCommand(nowhere, ...args);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).not.toContain('    at ');
    },
  );

  test('the settings are printed without what is secret', async () => {
    const environment = { PORT: '81', DATABASE_URL: 'postgres://app:hush@db/pk' };
    const { stdout, code } = await runCommand(environment, 'config');
    expect(code).toBe(0);
    expect(stdout).toContain('PORT=81 (environment)\n');
    expect(stdout).toContain('DATABASE_URL=[redacted] (environment)\n');
    expect(stdout).not.toContain('hush');
  });

  test('a record in a file is checked offline', async () => {
    const bad = join(process.cwd(), 'package.json');
    const checked = await runCommand(nowhere, 'audit', 'verify', bad);
    expect(checked).toMatchObject({ code: 1, stdout: `${bad}: entry 1 is not as it was exported\n` });
    const gone = await runCommand(nowhere, 'audit', 'verify', `${bad}.gone`);
    expect(gone.code).toBe(1);
    expect(gone.stderr).toContain('ENOENT');
  });
});
