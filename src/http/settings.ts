import type { Secret } from '../secrets/secret.ts';
import type { Rate } from './rate-limit.ts';

/** A number read when the metrics are asked for, such as how many hashes wait. */
export interface Gauge {
  name: string;
  help: string;
  read(): number;
}

export interface HttpSettings {
  version: string;
  /** The built pages (`dist/web`), or null when there are none. */
  webFolder: string | null;
  /** Addresses and networks whose X-Forwarded-* headers count; empty: nobody's. */
  trustedProxies: readonly string[];
  /**
   * The header in which a trusted proxy hands on the certificate a client showed it; null: none is believed.
   */
  clientCertificateHeader: string | null;
  /** What `/metrics` wants as a bearer token; null: there is no such page. */
  metricsToken: Secret | null;
  /** Of one token or one signed-in person, in this process. */
  rateLimit: Rate;
  /** Of one address without a valid token or session, in this process. */
  addressRateLimit: Rate;
  /** For JSON bodies. CSV is streamed and has none. */
  bodyLimitBytes: number;
  gauges: readonly Gauge[];
}

export const defaultHttpSettings: HttpSettings = {
  version: '0.0.0',
  webFolder: null,
  trustedProxies: [],
  clientCertificateHeader: null,
  metricsToken: null,
  rateLimit: { perSecond: 100, burst: 200 },
  addressRateLimit: { perSecond: 20, burst: 100 },
  bodyLimitBytes: 1024 * 1024,
  gauges: [],
};
