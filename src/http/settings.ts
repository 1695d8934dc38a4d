import type { Secret } from '../secrets/secret.ts';
import type { Rate } from './rate-limit.ts';

/** A number read when the metrics are asked for, such as how many hashes wait. */
export interface Gauge {
  name: string;
  help: string;
  read(): number;
}

export interface HttpSettings {
  /** The built pages (`dist/web`), or null when there are none. */
  webFolder: string | null;
  /** Which proxies' `X-Forwarded-*` are believed: none, all, or a list of addresses. */
  trustProxy: boolean | string;
  /** What `/metrics` wants as a bearer token; null: there is no such page. */
  metricsToken: Secret | null;
  /** For JSON bodies. CSV is streamed and has none. */
  bodyLimitBytes: number;
  /** Of one token or one signed-in person, in this process. */
  callerRate: Rate;
  /** Of one address without a valid token or session, in this process. */
  addressRate: Rate;
  version: string;
  gauges: readonly Gauge[];
}

export const defaultHttpSettings: HttpSettings = {
  webFolder: null,
  trustProxy: false,
  metricsToken: null,
  bodyLimitBytes: 1024 * 1024,
  callerRate: { perSecond: 100, burst: 200 },
  addressRate: { perSecond: 20, burst: 100 },
  version: '0.0.0',
  gauges: [],
};
