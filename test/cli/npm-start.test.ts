import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freePort, type ServerEnvironment } from '../support/server-process.ts';
import { describeEmptyPlaces } from './describe-empty-places.ts';

async function isServing(port: string): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/healthz`).then(
    () => true,
    () => false,
  );
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** `npm start`, given a signal once it serves; and how npm ended. */
async function npmStartThen(signal: NodeJS.Signals, environment: ServerEnvironment & { PORT: string }) {
  const { PATH, HOME } = process.env;
  const root = join(import.meta.dirname, '../..');
  const npm = spawn('npm', ['start'], { cwd: root, env: { PATH, HOME, ...environment }, stdio: 'ignore' });
  const ended = once(npm, 'exit');
  await until(() => isServing(environment.PORT));
  npm.kill(signal);
  const [code] = await ended;
  return code;
}

describeEmptyPlaces('npm start', (place) => {
  test('passes a stop on, and ends when the server has', async () => {
    const environment = { ...place.environment(), PORT: String(await freePort()) };
    expect(await npmStartThen('SIGTERM', environment)).toBe(0);
    expect(await isServing(environment.PORT)).toBe(false);
  });

  test('killed outright leaves no server behind', async () => {
    const environment = { ...place.environment(), PORT: String(await freePort()) };
    await npmStartThen('SIGKILL', environment);
    await until(async () => !(await isServing(environment.PORT)));
  });
});
