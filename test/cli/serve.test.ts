import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { freePort, runCommand, type ServerEnvironment } from '../support/server-process.ts';
import { describeEmptyPlaces, startedServer } from './describe-empty-places.ts';

async function withPort(environment: ServerEnvironment): Promise<ServerEnvironment & { PORT: string }> {
  return { ...environment, PORT: String(await freePort()) };
}

function linkIn(output: string): string | undefined {
  return /one-time link: (\S+)/.exec(output)?.[1];
}

async function redeem(port: string, url: string): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/setup-links/redemption`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      token: url.split('#')[1],
      password: 'otters paddle upstream',
      email: 'olga@operator.example',
      name: 'Olga',
    }),
  });
  return response.status;
}

describeEmptyPlaces('portkeeper serve', (place) => {
  test('prints address, place of the data and a link that makes the operator; then no link any more', async () => {
    const environment = await withPort(place.environment());
    const first = await startedServer(environment);
    // The log, JSON lines, is a stream of its own; so is what is said while something is built first.
    const [address, data] = first
      .output()
      .split('\n')
      .filter((line) => !/^(\{|Building )/.test(line));
    expect(address).toContain(`http://localhost:${environment.PORT}`);
    expect(data).toContain(
      place.engine === 'pglite' ? environment.PORTKEEPER_DATA : 'PostgreSQL at 127.0.0.1',
    );
    expect(first.output()).not.toContain('postgres:postgres');
    const lost = linkIn(first.output()) ?? '';
    expect(lost).toMatch(new RegExp(`^http://localhost:${environment.PORT}/setup#[0-9A-Za-z]{43}$`));
    expect(await first.stop()).toBe(0);

    const second = await startedServer(environment);
    const link = linkIn(second.output()) ?? '';
    expect(await redeem(environment.PORT, lost)).toBe(404);
    expect(await redeem(environment.PORT, link)).toBe(201);
    expect(await redeem(environment.PORT, link)).toBe(404);
    expect(await second.stop()).toBe(0);

    const third = await startedServer(environment);
    expect(linkIn(third.output())).toBeUndefined();
    expect(await third.stop()).toBe(0);
  });

  test('does not make new keys beside a database that is in use', async () => {
    const environment = await withPort(place.environment());
    await runCommand(environment, 'init', '--operator-email', 'olga@operator.example', '--json');
    rmSync(join(place.dataFolder(), 'keys.json'));
    const refused = await runCommand(environment, 'serve');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('Put the file back from its backup');
  });

  test('starts again on what a killed one left', async () => {
    const environment = await withPort(place.environment());
    const killed = await startedServer(environment);
    await killed.kill();
    const next = await startedServer(environment);
    expect(await next.stop()).toBe(0);
  });
});

describeEmptyPlaces('two servers', (place) => {
  test('share a database server, and not a data folder', async () => {
    const environment = await withPort(place.environment());
    const first = await startedServer(environment);
    const other = await withPort(place.environment());
    if (place.engine === 'postgres') {
      expect(await (await startedServer(other)).stop()).toBe(0);
    } else {
      const refused = await runCommand(other, 'serve');
      expect(refused).toMatchObject({ code: 1, stdout: '' });
      expect(refused.stderr).toMatch(/data folder .* is in use by process \d+/);
      const init = await runCommand(other, 'init', '--operator-email', 'o@example.com', '--json');
      expect(init).toMatchObject({ code: 1, stdout: '' });
      expect(init.stderr).toMatch(/is in use by process/);
    }
    const response = await fetch(`http://127.0.0.1:${environment.PORT}/readyz`);
    expect(response.status).toBe(200);
    await first.stop();
  });

  test('cannot have the same port; the second says so', async () => {
    const environment = await withPort(place.environment());
    const occupied = createServer().listen(Number(environment.PORT), '127.0.0.1');
    onTestFinished(() => void occupied.close());
    const refused = await runCommand(environment, 'serve');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('EADDRINUSE');
  });
});

describe('a start with wrong settings', () => {
  test('lists every problem and makes nothing', async () => {
    const environment = { PORT: 'x', LOG_LEVEL: 'x', PORTKEEPER_DATA: '/dev/null/data' };
    const refused = await runCommand(environment, 'serve');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('PORT: must be');
    expect(refused.stderr).toContain('LOG_LEVEL: must be');
  });
});
