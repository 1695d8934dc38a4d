import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort, runCommand, type ServerEnvironment, startServer } from '../support/server-process.ts';
import { portRequest } from './support/busy-day.ts';
import { leaks, type Place, PlantedSecrets } from './support/planted.ts';
import { root } from './support/source-tree.ts';

// Eleven starts of the embedded database, each of some seconds on a busy machine.
const minutesMs = 240_000;

/** A real process on a real data folder, with the real log at its most talkative. */
const folder = mkdtempSync(join(tmpdir(), 'portkeeper-secrets-'));
const dataFolder = join(folder, 'data');
const planted = new PlantedSecrets();
const outputs: Place[] = [];
const number = '+14255550123';
const account = { accountNumber: 'WA-100200', postalCode: '98052' };
let environment: ServerEnvironment;

async function call(token: string, method: string, path: string, body?: unknown) {
  const response = await fetch(`http://127.0.0.1:${environment.PORT}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  return text === '' ? null : JSON.parse(text);
}

async function command(settings: ServerEnvironment, ...args: string[]): Promise<number> {
  const { stdout, stderr, code } = await runCommand({ ...environment, ...settings }, ...args);
  outputs.push({ name: args.join(' '), content: stdout + stderr });
  return code;
}

/** `portkeeper init` with the password where it belongs. */
async function init(password: string): Promise<{ operatorToken: string; setupUrl: string }> {
  const args = ['init', '--operator-email', 'olga@operator.example', '--operator-password-stdin', '--json'];
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [join(root, 'bin/portkeeper.mjs'), ...args], {
    env: { PATH, HOME, ...environment },
    stdio: 'pipe',
  });
  child.stdin.end(`${password}\n`);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect({ code, stderr }).toMatchObject({ code: 0 });
  outputs.push(
    { name: 'the answer of init', content: stdout },
    { name: 'the errors of init', content: stderr },
  );
  return JSON.parse(stdout);
}

async function liveThroughADay(operator: string): Promise<void> {
  const { id: org } = await call(operator, 'POST', '/organizations', { name: 'Contoso', country: 'US' });
  const path = `/organizations/${org}`;
  const { id: billingAccountId } = await call(operator, 'POST', `${path}/billing-accounts`, {
    ...account,
    name: 'Main',
  });
  await call(operator, 'POST', `${path}/phone-numbers`, { items: [{ number, billingAccountId }] });
  const { token: owner } = await call(operator, 'POST', `${path}/api-tokens`, {
    name: 'Owner',
    role: 'owner',
    actsWithoutStepUp: true,
  });
  planted.random("the owner's token", owner);
  const { id: carrierId } = await call(operator, 'POST', '/carriers', { name: 'Adatum', spid: '1234' });
  const { token: carrier } = await call(operator, 'POST', `/carriers/${carrierId}/api-tokens`, {
    name: 'Porting',
  });
  planted.random("the carrier's token", carrier);
  const pin = planted.guessable('the PIN', '7204918365');
  await call(owner, 'PUT', `${path}/port-out-pin`, {
    pin: planted.guessable('an earlier PIN', '6092748315'),
  });
  expect(await call(owner, 'PUT', `${path}/port-out-pin`, { pin })).toMatchObject({ state: 'set' });
  const ask = (pon: string, given: string) =>
    call(carrier, 'POST', '/port-out-orders', portRequest(account, pon, [number], given));
  const wrong = planted.guessable('a wrong PIN', '5140278361');
  expect(await ask('PON-1', wrong)).toMatchObject({
    status: 'rejected',
    reasons: [{ code: 'pin_mismatch' }],
  });
  expect(await ask('PON-2', pin)).toMatchObject({ status: 'confirmed' });
  await call(owner, 'GET', `/port-out-pins/${wrong}?token=${carrier}`);
}

function* filesIn(path: string): Generator<string> {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) yield* filesIn(inner);
    else yield inner;
  }
}

beforeAll(async () => {
  const port = String(await freePort());
  const metricsFile = join(folder, 'metrics-token');
  writeFileSync(metricsFile, planted.random('the token of the metrics page', 'a-token-for-metrics-only'));
  environment = {
    PORT: port,
    PORTKEEPER_DATA: dataFolder,
    PORTKEEPER_METRICS_TOKEN_FILE: metricsFile,
    LOG_LEVEL: 'trace',
  };
  const password = planted.guessable("the operator's password", 'lantern-orchid-granite-77');
  const { operatorToken, setupUrl } = await init(password);
  planted.random("the operator's token", operatorToken, 'the answer of init');
  planted.random('the one-time link', setupUrl.split('#')[1] ?? '', 'the answer of init');
  const server = await startServer(environment);
  await liveThroughADay(operatorToken);
  expect(await server.stop()).toBe(0);
  outputs.push({ name: 'serve', content: server.output() });
}, minutesMs);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(
  'no command prints a secret, not even when it fails',
  async () => {
    const keysFile = join(dataFolder, 'keys.json');
    const [key] = JSON.parse(readFileSync(keysFile, 'utf8')).keys;
    planted.random('a key', key.secret);
    const databaseUrl = planted.random(
      'the address of a database',
      'postgres://app:hush-hush-hush@127.0.0.1:9/none',
    );
    planted.random('the password of a database', 'hush-hush-hush');
    expect(await command({}, 'config')).toBe(0);
    expect(await command({ DATABASE_URL: databaseUrl }, 'config')).toBe(0);
    expect(await command({ DATABASE_URL: databaseUrl }, 'keys', 'list')).toBe(1);
    expect(await command({ DATABASE_URL: `mysql:${databaseUrl}`, PORT: 'none' }, 'config')).toBe(1);
    expect(await command({ PORTKEEPER_METRICS_TOKEN: 'hush-hush' }, 'config')).toBe(1);
    expect(await command({}, 'init', '--operator-email', 'olga@operator.example')).toBe(1);
    expect(await command({}, 'keys', 'rotate')).toBe(0);
    expect(await command({}, 'audit', 'verify')).toBe(0);
    expect(await command({}, 'audit', 'verify', keysFile)).toBe(1);
    expect(await command({}, 'clock', 'accept')).toBe(0);
    const copy = join(folder, 'broken-keys.json');
    writeFileSync(copy, readFileSync(keysFile, 'utf8').slice(0, -20), { mode: 0o600 });
    expect(await command({ PORTKEEPER_KEYS_FILE: copy }, 'keys', 'list')).toBe(1);
    expect(await command({}, '--help')).toBe(0);
    expect(leaks(outputs, planted.all)).toEqual([]);
  },
  minutesMs,
);

test('no file of the data folder holds one, but the key file its keys', () => {
  const files = [...filesIn(dataFolder)];
  expect(files.length).toBeGreaterThan(100);
  const places = files.map((path) => ({
    name: path.slice(dataFolder.length + 1),
    content: readFileSync(path),
  }));
  // The search can find: what is stored in clear is found.
  expect(places.filter(({ content }) => content.includes(account.accountNumber))).not.toEqual([]);
  const found = leaks(places, planted.all);
  expect(found.filter((leak) => leak !== 'a key in keys.json')).toEqual([]);
});

test('the log redacts by name what it should never have been given', async () => {
  const pin = '7204918365';
  const facts = `{ pin: '${pin}', deep: { token: '${pin}', deeper: { password: '${pin}', setupUrl: '${pin}' } } }`;
  const script = `import { openLog } from './src/log.ts'; openLog('info').info(${facts}, 'said');`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: root,
  });
  let output = '';
  child.stderr.on('data', (chunk) => (output += chunk));
  await new Promise((resolve) => child.once('close', resolve));
  expect(output).toContain('"said"');
  expect(output).not.toContain(pin);
});
