import { isIP } from 'node:net';

/**
 * How the text of a setting becomes a value. Each throws an `Error` whose message says what is expected; it
 * repeats the text only where it cannot be secret.
 */
export function text(given: string): string {
  return given;
}

/** A whole number from `min` to `max`, both included. */
export function wholeNumber(min: number, max: number): (given: string) => number {
  return (given) => {
    const value = /^[0-9]{1,9}$/.test(given) ? Number(given) : Number.NaN;
    if (!(value >= min && value <= max)) throw expected(`a whole number from ${min} to ${max}`, given);
    return value;
  };
}

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export function logLevel(given: string): LogLevel {
  const level = logLevels.find((candidate) => candidate === given);
  if (!level) throw expected(`one of ${logLevels.join(', ')}`, given);
  return level;
}

/** An http or https address without a path, given back without a trailing slash. */
export function origin(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : null;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (!url || !isWeb || url.href !== `${url.origin}/`) {
    throw expected('an address such as https://portkeeper.example.com, without a path', given);
  }
  return url.origin;
}

/** The address of a PostgreSQL database. It holds a password, so that no message repeats it. */
export function postgresUrl(given: string): string {
  const protocol = URL.canParse(given) ? new URL(given).protocol : '';
  if (protocol !== 'postgres:' && protocol !== 'postgresql:') {
    throw new Error('must be postgres://user:password@host:port/database');
  }
  return given;
}

/** The address of a mail server. It holds a password, so that no message repeats it. */
export function smtpUrl(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : null;
  const isMail = url?.protocol === 'smtp:' || url?.protocol === 'smtps:';
  const isBare = url && ['', '/'].includes(url.pathname) && url.search === '' && url.hash === '';
  if (!isMail || !isBare || url.hostname === '' || !isDecodable(url)) {
    throw new Error(
      'must be smtp://user:password@host:port or smtps://…, special characters of user and password as %XX',
    );
  }
  return given;
}

function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

const mailFromForm = /^(?:[^<>@\p{Cc}"]+<[^<>@\s,;]+@[^<>@\s,;]+>|[^<>@\s,;]+@[^<>@\s,;]+)$/u;

/** Who mails are from: one address, with or without a name before it. */
export function mailFrom(given: string): string {
  if (!mailFromForm.test(given))
    throw expected('porting@example.com or Porting desk <porting@example.com>', given);
  return given;
}

const bearerTokenForm = /^[\x21-\x7e]{16,}$/;

/** A token somebody has to send in a header, and that cannot be guessed. */
export function bearerToken(given: string): string {
  if (!bearerTokenForm.test(given)) throw new Error('must have at least 16 ASCII characters and no space');
  return given;
}

/** The name of an HTTP header, in lower case; `off` for none. */
export function headerName(given: string): string | null {
  if (given === 'off') return null;
  if (!/^[A-Za-z][A-Za-z0-9-]{0,63}$/.test(given))
    throw expected('off, or a header such as Client-Cert', given);
  return given.toLowerCase();
}

/** IP addresses and networks, separated by commas; `off` for none. */
export function networks(given: string): string[] {
  if (given === 'off') return [];
  const list = given.split(',').map((entry) => entry.trim());
  if (!list.every(isNetwork)) throw expected('off, or addresses such as 10.0.0.1 or 10.0.0.0/8', given);
  return list;
}

function isNetwork(entry: string): boolean {
  const [address = '', prefix, ...rest] = entry.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  const prefixMax = version === 4 ? 32 : 128;
  return prefix === undefined || (/^[0-9]{1,3}$/.test(prefix) && Number(prefix) <= prefixMax);
}

function expected(what: string, given: string): Error {
  return new Error(`must be ${what}, not ${JSON.stringify(given)}`);
}
