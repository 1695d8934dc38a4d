import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConfigError, describeConfig, type Environment, options, readConfig } from '../src/config.ts';
import { readSourceTree } from './guard/support/source-tree.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portkeeper-config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function problemsOf(environment: Environment): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).problems;
  }
}

describe('with an empty environment', () => {
  test('the promised defaults hold', () => {
    const { settings, secrets } = readConfig({});
    expect(settings).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      dataFolder: resolve('data'),
      baseUrl: 'http://localhost:8080',
      keysFile: resolve('data/keys.json'),
      numberingFile: null,
      breachedPasswordsFile: null,
      logLevel: 'info',
      trustedProxies: [],
      clientCertificateHeader: null,
      rateLimit: { perSecond: 100, burst: 200 },
    });
    expect({ ...secrets }).toEqual({
      databaseUrl: null,
      databaseOwnerUrl: null,
      metricsToken: null,
      smtpUrl: null,
    });
    expect(settings.mailFrom).toBe('portkeeper@localhost');
  });

  test('the base address follows the port, and the keys the data folder', () => {
    const { settings } = readConfig({ PORT: '9000', PORTKEEPER_DATA: '/srv/pk' });
    expect(settings.baseUrl).toBe('http://localhost:9000');
    expect(settings.keysFile).toBe('/srv/pk/keys.json');
  });

  test('an empty value counts as none', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' }).settings.port).toBe(8080);
  });
});

describe('a value', () => {
  test('may come from a file, with the line end an editor adds', () => {
    const url = 'postgres://app:hush@db/portkeeper';
    const { secrets } = readConfig({ DATABASE_URL_FILE: file('url', `${url}\n`) });
    expect(secrets.databaseUrl).toBe(url);
  });

  test.each<[string, Environment, Partial<ReturnType<typeof readConfig>['settings']>]>([
    [
      'a slash too many',
      { PORTKEEPER_BASE_URL: 'https://pk.example.com/' },
      { baseUrl: 'https://pk.example.com' },
    ],
    [
      'several proxies',
      { PORTKEEPER_TRUST_PROXY: '10.0.0.0/8, ::1' },
      { trustedProxies: ['10.0.0.0/8', '::1'] },
    ],
    [
      'a base address',
      { PORTKEEPER_BASE_URL: 'https://pk.example.com' },
      { mailFrom: 'portkeeper@pk.example.com' },
    ],
    [
      'a base address that is a number',
      { PORTKEEPER_BASE_URL: 'http://10.0.0.1:8080' },
      { mailFrom: 'portkeeper@[10.0.0.1]' },
    ],
    [
      'a sender with a name',
      { PORTKEEPER_MAIL_FROM: 'Porting desk <porting@example.com>' },
      { mailFrom: 'Porting desk <porting@example.com>' },
    ],
    ['a level', { LOG_LEVEL: 'silent' }, { logLevel: 'silent' }],
    ['cores', { PORTKEEPER_HASH_CONCURRENCY: '12' }, { hashConcurrency: 12 }],
  ])('with %s is understood', (_name, environment, expected) => {
    expect(readConfig(environment).settings).toMatchObject(expected);
  });

  test.each<[string, string, string]>([
    ['PORT', '80 80', 'must be a whole number from 1 to 65535'],
    ['PORT', '0', 'must be a whole number'],
    ['PORT', '65536', 'must be a whole number'],
    ['LOG_LEVEL', 'loud', 'must be one of trace'],
    ['PORTKEEPER_BASE_URL', 'portkeeper.example.com', 'must be an address'],
    ['PORTKEEPER_BASE_URL', 'https://example.com/portkeeper', 'without a path'],
    ['PORTKEEPER_BASE_URL', 'ftp://example.com', 'must be an address'],
    ['CLIENT_CERTIFICATE_HEADER', 'Client Cert', 'must be off, or a header'],
    ['CLIENT_CERTIFICATE_HEADER', 'Client-Cert', 'PORTKEEPER_TRUST_PROXY names no proxy'],
    ['PORTKEEPER_TRUST_PROXY', 'on', 'must be off, or addresses'],
    ['PORTKEEPER_TRUST_PROXY', '10.0.0.0/33', 'must be off, or addresses'],
    ['PORTKEEPER_HASH_CONCURRENCY', '-1', 'must be a whole number'],
    ['PORTKEEPER_RATE_LIMIT_BURST', '1e3', 'must be a whole number'],
    ['DATABASE_URL', 'mysql://app:hush@db/portkeeper', 'must be postgres://'],
    ['PORTKEEPER_METRICS_TOKEN', 'hush hush hush hush', 'no space'],
    ['PORTKEEPER_METRICS_TOKEN', 'hush', 'at least 16 ASCII characters'],
    ['SMTP_URL', 'http://desk:hush@mail.example.com', 'must be smtp://'],
    ['SMTP_URL', 'smtp://desk:hush%@mail.example.com', 'as %XX'],
    ['SMTP_URL', 'smtp://desk:hush@mail.example.com/?pool=1', 'must be smtp://'],
    ['PORTKEEPER_MAIL_FROM', 'porting desk', 'must be porting@example.com'],
    ['PORTKEEPER_MAIL_FROM', 'a@example.com, b@example.com', 'must be porting@example.com'],
    ['DATABASE_OWNER_URL', 'postgres://own:hush@db/portkeeper', 'DATABASE_URL is not'],
  ])('%s=%s is refused in words', (name, value, words) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toEqual([expect.stringContaining(words)]);
    expect(problems[0]).toMatch(new RegExp(`^${name}: `));
    expect(problems[0]).not.toContain('hush');
  });

  test('set twice, or in a file that cannot be read, is refused', () => {
    expect(problemsOf({ PORT: '1', PORT_FILE: file('port', '2') })).toEqual([
      expect.stringContaining('both'),
    ]);
    expect(problemsOf({ PORT_FILE: join(folder, 'gone') })).toEqual([expect.stringContaining('ENOENT')]);
  });
});

test('every problem is listed, not only the first', () => {
  const environment = { PORT: 'x', LOG_LEVEL: 'x', DATABASE_URL: 'x', PORTKEEPER_RATE_LIMIT_BURST: 'x' };
  const problems = problemsOf(environment);
  expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual(Object.keys(environment).sort());
  expect(() => readConfig(environment)).toThrow(/PORT: .*\n.*LOG_LEVEL: /s);
});

describe('secrets', () => {
  const environment = {
    DATABASE_URL: 'postgres://app:hush@db/portkeeper',
    DATABASE_OWNER_URL_FILE: '',
    PORTKEEPER_METRICS_TOKEN: 'hush-hush-hush-hush',
    SMTP_URL: 'smtps://desk:hush@mail.example.com',
  };

  test('are not printed, serialized or described', () => {
    const config = readConfig(environment);
    for (const text of [JSON.stringify(config), inspect(config, { depth: 9 }), `${config.secrets}`]) {
      expect(text).not.toContain('hush');
    }
    expect(describeConfig(environment).join('\n')).not.toContain('hush');
  });

  test('are said to be there, and where they come from', () => {
    expect(describeConfig(environment)).toContain('DATABASE_URL=[redacted] (environment)');
    expect(describeConfig({ PORT_FILE: file('p', '81') })).toContain('PORT=81 (PORT_FILE)');
    expect(describeConfig({})).toContain('DATABASE_URL= (default)');
  });
});

test('every option is described, once', () => {
  const names = Object.values(options).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(describeConfig({}).map((line) => line.split('=')[0])).toEqual(names);
});

test('nobody else reads the environment', () => {
  const readers = readSourceTree().filter(
    ({ path, text }) => /^(src|bin)\//.test(path) && /\bprocess\.env\b|\benv\b.*'node:process'/.test(text),
  );
  expect(readers.map(({ path }) => path)).toEqual(['src/config.ts']);
});
