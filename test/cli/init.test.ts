import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isApiTokenForm } from '../../src/secrets/api-token.ts';
import { freePort, runCommand, type ServerEnvironment } from '../support/server-process.ts';
import { describeEmptyPlaces, type EmptyPlace, startedServer } from './describe-empty-places.ts';

const bin = join(import.meta.dirname, '../../bin/portkeeper.mjs');
const init = ['init', '--operator-email', 'olga@operator.example'];
const password = 'otters paddle upstream';

async function initWithPassword(environment: ServerEnvironment, given: string) {
  const { PATH } = process.env;
  const args = [bin, ...init, '--operator-name', 'Olga', '--operator-password-stdin', '--json'];
  const child = spawn(process.execPath, args, { env: { PATH, ...environment } });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (output.stdout += chunk));
  child.stderr.on('data', (chunk) => (output.stderr += chunk));
  child.stdin.end(given);
  const [code] = await once(child, 'close');
  return { ...output, code };
}

async function api(port: number, path: string, request: RequestInit = {}) {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    ...request,
    headers: { 'content-type': 'application/json', ...request.headers },
  });
  return { status: response.status, body: await response.json() };
}

function testFirstInit(place: EmptyPlace): void {
  test('makes keys, database and operator and answers with one line of JSON', async () => {
    const { stdout, code } = await runCommand(place.environment(), ...init, '--json');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\{.*\}\n$/);
    const made = JSON.parse(stdout);
    expect(Object.keys(made)).toEqual(['operatorToken', 'setupUrl']);
    expect(isApiTokenForm(made.operatorToken)).toBe(true);
    expect(made.setupUrl).toMatch(/^http:\/\/localhost:8080\/setup#[0-9A-Za-z]{43}$/);
    expect(statSync(join(place.dataFolder(), 'keys.json')).mode & 0o777).toBe(0o600);
  });
}

describeEmptyPlaces('portkeeper init where nothing is', testFirstInit, { isBare: true });

describeEmptyPlaces('portkeeper init', (place) => {
  test('refuses the second time and changes nothing', async () => {
    const first = await runCommand(place.environment(), ...init, '--json');
    const keys = readFileSync(join(place.dataFolder(), 'keys.json'), 'utf8');
    const second = await runCommand(place.environment(), ...init, '--json');
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toContain('There is an operator already. Nothing was changed.');
    expect(readFileSync(join(place.dataFolder(), 'keys.json'), 'utf8')).toBe(keys);
    const port = await freePort();
    const server = await startedServer({ ...place.environment(), PORT: String(port) });
    const { operatorToken } = JSON.parse(first.stdout);
    const bearer = { authorization: `Bearer ${operatorToken}` };
    expect((await api(port, '/operator/settings', { headers: bearer })).body.pinNotSet).toBe('refuse');
    const tokens = await api(port, '/operator/api-tokens', { headers: bearer });
    expect(tokens.body.items).toHaveLength(1);
    await server.stop();
  });

  test('takes a password from standard input, with which the operator signs in, by the link too', async () => {
    const made = await initWithPassword(place.environment(), `${password}\n`);
    expect(made).toMatchObject({ code: 0 });
    expect(made.stdout + made.stderr).not.toContain(password);
    const port = await freePort();
    const server = await startedServer({ ...place.environment(), PORT: String(port) });
    const asBody = (body: object) => ({ method: 'POST', body: JSON.stringify(body) });
    const signIn = await api(port, '/session', asBody({ email: 'olga@operator.example', password }));
    expect(signIn).toMatchObject({ status: 201, body: { user: { name: 'Olga' } } });
    const token = JSON.parse(made.stdout).setupUrl.split('#')[1];
    const byLink = await api(port, '/setup-links/redemption', asBody({ token, password }));
    expect(byLink.status).toBe(201);
    expect(server.output()).not.toContain('/setup#');
    await server.stop();
  });

  test.each([
    ['too short', 'otters paddle', '15 to 200 characters'],
    ['common', 'passwordpassword', 'password: This password is on lists'],
  ])('refuses a password that is %s', async (_name, given, words) => {
    const refused = await initWithPassword(place.environment(), given);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain(words);
    expect(refused.stderr).not.toContain(given);
  });

  test('refuses an address that is none before it makes anything', async () => {
    const refused = await runCommand(place.environment(), 'init', '--operator-email', 'olga', '--json');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('--operator-email is not an e-mail address');
    expect(existsSync(join(place.dataFolder(), 'keys.json'))).toBe(false);
  });

  test('run twice at once makes one operator', async () => {
    const runs = await Promise.all([1, 2].map(() => runCommand(place.environment(), ...init, '--json')));
    expect(runs.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect(runs.find(({ code }) => code === 1)?.stdout).toBe('');
  });
});
