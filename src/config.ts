import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import * as values from './config-values.ts';

/** What the program runs by. Nothing in it is secret: it may be printed and logged. */
export interface Settings {
  port: number;
  host: string;
  /** Absolute. */
  dataFolder: string;
  /** Without a trailing slash. */
  baseUrl: string;
  /** Absolute. */
  keysFile: string;
  /** Absolute; null for the built-in plan. */
  numberingFile: string | null;
  /** Absolute; null: no list. */
  breachedPasswordsFile: string | null;
  logLevel: values.LogLevel;
  /** Addresses and networks whose X-Forwarded-* headers count; empty: nobody's. */
  trustedProxies: readonly string[];
  /** The header in which those proxies hand on a client's certificate, in lower case; null: none. */
  clientCertificateHeader: string | null;
  /** Where webhooks may go besides public addresses, and without https. */
  webhookNetworks: readonly string[];
  /** Where providers of accounts may be besides public addresses, and without https. */
  oidcNetworks: readonly string[];
  hashConcurrency: number;
  /** Requests per token: on average per second, and at once. */
  rateLimit: { perSecond: number; burst: number };
  /** Who mails are from, as in a From header. */
  mailFrom: string;
}

/** What must not be printed or logged. As a whole it prints and serializes as redacted. */
export interface Secrets {
  databaseUrl: string | null;
  databaseOwnerUrl: string | null;
  metricsToken: string | null;
  smtpUrl: string | null;
}

interface Option<Value> {
  name: string;
  /** The default as it would be written in the environment; null: none, or made from other options. */
  byDefault: string | null;
  /** How the reference words a default that is made from other options. */
  defaultInWords?: string;
  isSecret?: true;
  about: string;
  parse: (text: string) => Value;
}

/**
 * libuv has four threads for hashing and for files alike: with all of them hashing, files would have to wait.
 */
const hashConcurrencyDefault = Math.max(1, Math.min(availableParallelism(), 3));

/** Every setting there is. docs/configuration.md is made from this table. */
export const options = {
  port: option({
    name: 'PORT',
    byDefault: '8080',
    about: 'The TCP port to listen on.',
    parse: values.wholeNumber(1, 65_535),
  }),
  host: option({
    name: 'HOST',
    byDefault: '127.0.0.1',
    about: 'The address to listen on. `0.0.0.0` for every IPv4 address of the machine.',
    parse: values.text,
  }),
  dataFolder: option({
    name: 'PORTKEEPER_DATA',
    byDefault: './data',
    about: 'The folder of the embedded database and of the keys. One running server per folder.',
    parse: (text) => resolve(text),
  }),
  databaseUrl: option({
    name: 'DATABASE_URL',
    byDefault: null,
    defaultInWords: 'the embedded database',
    isSecret: true,
    about: 'A PostgreSQL server, as a role that cannot bypass row-level security.',
    parse: values.postgresUrl,
  }),
  databaseOwnerUrl: option({
    name: 'DATABASE_OWNER_URL',
    byDefault: null,
    defaultInWords: '`DATABASE_URL`',
    isSecret: true,
    about: 'The same PostgreSQL database, as the role that owns the tables; used for migrations only.',
    parse: values.postgresUrl,
  }),
  baseUrl: option({
    name: 'PORTKEEPER_BASE_URL',
    byDefault: null,
    defaultInWords: '`http://localhost:PORT`',
    about: 'The address people reach the server by; one-time links start with it.',
    parse: values.origin,
  }),
  keysFile: option({
    name: 'PORTKEEPER_KEYS_FILE',
    byDefault: null,
    defaultInWords: '`keys.json` in the data folder',
    about: 'The keys that PINs rest on. Made at the first start; back it up apart from the database.',
    parse: (text) => resolve(text),
  }),
  numberingFile: option({
    name: 'PORTKEEPER_NUMBERING_FILE',
    byDefault: null,
    defaultInWords: 'the built-in plan',
    about: 'A JSON file that replaces the built-in plan of area codes, states and regions.',
    parse: (text) => resolve(text),
  }),
  breachedPasswordsFile: option({
    name: 'PORTKEEPER_BREACHED_PASSWORDS_FILE',
    byDefault: null,
    defaultInWords: 'none: new passwords are held against rules only',
    about:
      'The *Pwned Passwords* as one file of SHA-1 hashes in their order; a new password on it is refused.',
    parse: (text) => resolve(text),
  }),
  logLevel: option({
    name: 'LOG_LEVEL',
    byDefault: 'info',
    about: `The least severe log lines written: ${values.logLevels.join(', ')}.`,
    parse: values.logLevel,
  }),
  metricsToken: option({
    name: 'PORTKEEPER_METRICS_TOKEN',
    byDefault: null,
    defaultInWords: 'none: `/metrics` does not answer',
    isSecret: true,
    about: 'The bearer token `/metrics` asks for; at least 16 ASCII characters, no space.',
    parse: values.bearerToken,
  }),
  trustedProxies: option({
    name: 'PORTKEEPER_TRUST_PROXY',
    byDefault: 'off',
    about:
      'Addresses or networks of reverse proxies whose `X-Forwarded-*` headers count, with commas; or `off`.',
    parse: values.networks,
  }),
  clientCertificateHeader: option({
    name: 'CLIENT_CERTIFICATE_HEADER',
    byDefault: 'off',
    about:
      'The header in which a proxy of `PORTKEEPER_TRUST_PROXY` hands on the certificate a client showed it (`Client-Cert`, or one with a URL-encoded PEM); or `off`.',
    parse: values.headerName,
  }),
  webhookNetworks: option({
    name: 'PORTKEEPER_WEBHOOK_NETWORKS',
    byDefault: 'off',
    about:
      'Addresses or networks webhooks may go to although they are not public, by http too, with commas; or `off`.',
    parse: values.networks,
  }),
  oidcNetworks: option({
    name: 'OIDC_NETWORKS',
    byDefault: 'off',
    about:
      'Addresses or networks sign-in providers (OpenID Connect) may have although they are not public, by http too, with commas; or `off`.',
    parse: values.networks,
  }),
  hashConcurrency: option({
    name: 'PORTKEEPER_HASH_CONCURRENCY',
    byDefault: String(hashConcurrencyDefault),
    defaultInWords: 'the number of cores, at most 3',
    about: 'PIN and password hashes computed at once. For more than 3, raise `UV_THREADPOOL_SIZE` too.',
    parse: values.wholeNumber(1, 1_024),
  }),
  rateLimitPerSecond: option({
    name: 'PORTKEEPER_RATE_LIMIT_PER_SECOND',
    byDefault: '100',
    about: 'Requests one API token may make per second on average.',
    parse: values.wholeNumber(1, 1_000_000),
  }),
  rateLimitBurst: option({
    name: 'PORTKEEPER_RATE_LIMIT_BURST',
    byDefault: '200',
    about: 'Requests one API token may make at once.',
    parse: values.wholeNumber(1, 1_000_000),
  }),
  smtpUrl: option({
    name: 'SMTP_URL',
    byDefault: null,
    defaultInWords: 'none: mails are laid in `mail/` in the data folder, as not sent',
    isSecret: true,
    about:
      'The mail server: `smtp://user:password@host:587` (STARTTLS; without TLS on this machine only) or `smtps://`.',
    parse: values.smtpUrl,
  }),
  mailFrom: option({
    name: 'PORTKEEPER_MAIL_FROM',
    byDefault: null,
    defaultInWords: '`portkeeper@` and the host of `PORTKEEPER_BASE_URL`',
    about: 'Who mails are from: an address, or a name and an address: `Porting desk <porting@example.com>`.',
    parse: values.mailFrom,
  }),
} as const;

/** Everything that is wrong with the environment, each with the name of its option. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['The settings cannot be used:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
    this.problems = problems;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from the environment, or each from the file that `NAME_FILE` names. The only place that
 * reads the environment. Throws `ConfigError` with every problem.
 */
export function readConfig(environment: Environment = process.env): { settings: Settings; secrets: Secrets } {
  const problems: string[] = [];
  const read = <Value>(of: Option<Value>) => readOption(of, environment, problems);
  const port = read(options.port);
  const dataFolder = read(options.dataFolder) ?? '';
  const baseUrl = read(options.baseUrl) ?? `http://localhost:${port}`;
  const settings = {
    port,
    host: read(options.host),
    dataFolder,
    baseUrl,
    keysFile: read(options.keysFile) ?? join(dataFolder, 'keys.json'),
    numberingFile: read(options.numberingFile),
    breachedPasswordsFile: read(options.breachedPasswordsFile),
    logLevel: read(options.logLevel),
    trustedProxies: read(options.trustedProxies),
    clientCertificateHeader: read(options.clientCertificateHeader),
    webhookNetworks: read(options.webhookNetworks),
    oidcNetworks: read(options.oidcNetworks),
    hashConcurrency: read(options.hashConcurrency),
    rateLimit: { perSecond: read(options.rateLimitPerSecond), burst: read(options.rateLimitBurst) },
    mailFrom: read(options.mailFrom) ?? defaultMailFrom(baseUrl),
  };
  const secrets = {
    databaseUrl: read(options.databaseUrl),
    databaseOwnerUrl: read(options.databaseOwnerUrl),
    metricsToken: read(options.metricsToken),
    smtpUrl: read(options.smtpUrl),
  };
  if (secrets.databaseOwnerUrl && !secrets.databaseUrl) {
    problems.push('DATABASE_OWNER_URL: is set, but DATABASE_URL is not');
  }
  if (settings.clientCertificateHeader && !settings.trustedProxies?.length) {
    problems.push(
      'CLIENT_CERTIFICATE_HEADER: is set, but PORTKEEPER_TRUST_PROXY names no proxy to believe it of',
    );
  }
  if (problems.length > 0) throw new ConfigError(problems);
  // Only an option with a problem, or one without a default that may be null, reads as null.
  return { settings: settings as Settings, secrets: redactedWhenShown(secrets) };
}

/**
 * One line per option as `portkeeper config` prints it: what holds and where it comes from, secrets left out.
 */
export function describeConfig(environment: Environment = process.env): string[] {
  const { settings, secrets } = readConfig(environment);
  const { rateLimit, trustedProxies, webhookNetworks, oidcNetworks, ...others } = settings;
  const holds: Record<keyof typeof options, unknown> = {
    ...others,
    trustedProxies: trustedProxies.join(',') || 'off',
    clientCertificateHeader: others.clientCertificateHeader ?? 'off',
    webhookNetworks: webhookNetworks.join(',') || 'off',
    oidcNetworks: oidcNetworks.join(',') || 'off',
    rateLimitPerSecond: rateLimit.perSecond,
    rateLimitBurst: rateLimit.burst,
    databaseUrl: secrets.databaseUrl && '[redacted]',
    databaseOwnerUrl: secrets.databaseOwnerUrl && '[redacted]',
    metricsToken: secrets.metricsToken && '[redacted]',
    smtpUrl: secrets.smtpUrl && '[redacted]',
  };
  return Object.entries<Option<unknown>>(options).map(([key, { name }]) => {
    const from = sourceOf(name, environment, [])?.from ?? 'default';
    return `${name}=${holds[key as keyof typeof options] ?? ''} (${from})`;
  });
}

/** From the host of the base address; a host that is a number stands in brackets: portkeeper@[127.0.0.1]. */
function defaultMailFrom(baseUrl: string): string {
  // Not one when the port is a problem, which is told.
  const hostname = URL.canParse(baseUrl) ? new URL(baseUrl).hostname : '';
  if (isIP(hostname) === 4) return `portkeeper@[${hostname}]`;
  return `portkeeper@${hostname.replace(/^\[/, '[IPv6:')}`;
}

/** True when npm runs this process as one of its scripts; npm says so in the environment. */
export function isStartedByNpm(environment: Environment = process.env): boolean {
  return environment.npm_lifecycle_event !== undefined;
}

function redactedWhenShown(secrets: Secrets): Secrets {
  const show = { value: () => '[redacted]' };
  Object.defineProperties(secrets, { toJSON: show, [Symbol.for('nodejs.util.inspect.custom')]: show });
  return Object.freeze(secrets);
}

function option<Value>(definition: Option<Value>): Option<Value> {
  return definition;
}

function readOption<Value>(
  { name, byDefault, parse }: Option<Value>,
  environment: Environment,
  problems: string[],
): Value | null {
  const text = sourceOf(name, environment, problems)?.text ?? byDefault;
  if (text === null) return null;
  try {
    return parse(text);
  } catch (error) {
    problems.push(`${name}: ${(error as Error).message}`);
    return null;
  }
}

/** Where an option's text comes from; null when it is not set. An empty text counts as not set. */
function sourceOf(
  name: string,
  environment: Environment,
  problems: string[],
): { text: string; from: string } | null {
  const direct = environment[name];
  const file = environment[`${name}_FILE`];
  if (direct && file) problems.push(`${name}: set both as ${name} and as ${name}_FILE; one is enough`);
  if (direct) return { text: direct, from: 'environment' };
  if (!file) return null;
  try {
    return { text: readFileSync(file, 'utf8').trim(), from: `${name}_FILE` };
  } catch (error) {
    problems.push(`${name}_FILE: ${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
    return null;
  }
}
