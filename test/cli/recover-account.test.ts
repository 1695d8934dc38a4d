import { expect, test } from 'vitest';
import { freePort, runCommand } from '../support/server-process.ts';
import { describeEmptyPlaces, startedServer } from './describe-empty-places.ts';

describeEmptyPlaces('an operator who cannot get in', (place) => {
  const run = (...args: string[]) => runCommand(place.environment(), ...args);
  const email = 'olga@operator.example';

  test('gets a link on the host, and by it their account', async () => {
    await run('init', '--operator-email', email, '--json');
    const port = String(await freePort());
    const environment = {
      ...place.environment(),
      PORT: port,
      PORTKEEPER_BASE_URL: `http://localhost:${port}`,
    };
    const stranger = await runCommand(
      environment,
      'operator',
      'recover',
      '--email',
      'nobody@operator.example',
    );
    expect(stranger).toMatchObject({ code: 1, stdout: '' });
    expect(stranger.stderr).toContain('No person of the operator has the address nobody@operator.example.');
    // On a server of its own the database is free also while Portkeeper runs.
    const early = place.engine === 'pglite' ? null : await startedServer(environment);
    const recovered = await runCommand(environment, 'operator', 'recover', '--email', email);
    expect(recovered).toMatchObject({ code: 0, stderr: '' });
    const token = /\/reset-password#(\w{43})\n/.exec(recovered.stdout)?.[1];
    const server = early ?? (await startedServer(environment));
    const post = (path: string, body: object) =>
      fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const password = 'gravel umbrella 47 lantern';
    expect((await post('/password-resets/redemption', { token, password })).status).toBe(204);
    expect((await post('/session', { email, password })).status).toBe(201);
    await server.stop();
  });
});
