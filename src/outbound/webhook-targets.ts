import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { FieldProblemCode } from '../core/field-problems.ts';

export type TargetProblem = Extract<
  FieldProblemCode,
  'url_malformed' | 'url_host_unknown' | 'url_address_not_allowed'
>;

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = readonly [Address, number];

/** Asks for every address of a name: `dns.lookup` with `all`, or a stand-in of tests. */
export type Resolve = (
  name: string,
  done: (error: Error | null, addresses: readonly { address: string; family: number }[]) => void,
) => void;

interface TargetOptions {
  /** Networks the operator allows besides public addresses, and over http: `10.0.0.0/8`, `127.0.0.1`. */
  networks: readonly string[];
  resolve?: Resolve | undefined;
}

/** An address was refused when a connection was about to be made. */
export class TargetNotAllowed extends Error {
  override readonly name = 'TargetNotAllowed';
}

/** IPv6 that is routed at all; ipaddr.js calls anything it does not know unicast, `::7f00:1` among it. */
const globalUnicast: Network = [ipaddr.IPv6.parse('2000::'), 3];

/**
 * Where webhooks may go: to public addresses by https, and to the networks the operator allows, by http too.
 * Checked when a URL is saved, and again for each connection on the very address that is connected to: a
 * name may lead elsewhere by then.
 */
export class WebhookTargets {
  readonly #networks: readonly Network[];
  readonly #resolve: Resolve;

  constructor({ networks, resolve = resolveBySystem }: TargetOptions) {
    this.#networks = networks.map(networkOf);
    this.#resolve = resolve;
  }

  /** True when a connection to that address may be made. */
  isAllowed(address: string, protocol: string): boolean {
    if (!ipaddr.isValid(address)) return false;
    const ip = ipaddr.process(address);
    if (this.#networks.some((network) => isIn(ip, network))) return true;
    if (protocol !== 'https:') return false;
    return ip.range() === 'unicast' && (ip.kind() === 'ipv4' || isIn(ip, globalUnicast));
  }

  /** What is wrong with the URL, or null: its form, and every address its host has at this moment. */
  async problemOf(text: string): Promise<TargetProblem | null> {
    const url = webhookUrl(text);
    if (!url) return 'url_malformed';
    const literal = literalOf(url);
    const addresses = literal === null ? await this.#addressesOf(url.hostname) : [literal];
    if (addresses.length === 0) return 'url_host_unknown';
    const isEveryAllowed = addresses.every((address) => this.isAllowed(address, url.protocol));
    return isEveryAllowed ? null : 'url_address_not_allowed';
  }

  /** The URL to connect to. Throws `TargetNotAllowed` for one that is refused by what it says itself. */
  requireUrl(text: string): URL {
    const url = webhookUrl(text);
    if (!url) throw new TargetNotAllowed('the URL cannot be used');
    const literal = literalOf(url);
    if (literal !== null && !this.isAllowed(literal, url.protocol)) throw notAllowed(literal);
    return url;
  }

  /**
   * The look-up of a connector: fails unless every address the name has is allowed. A connector does not ask
   * it about a host that is an address already, hence `requireUrl`.
   */
  lookupFor(protocol: string): LookupFunction {
    return (name, options, callback) => {
      this.#resolve(name, (error, addresses) => {
        const refused = addresses.find(({ address }) => !this.isAllowed(address, protocol));
        const failure = error ?? (refused ? notAllowed(refused.address) : null);
        const first = addresses[0];
        if (failure || !first) callback(failure ?? new Error(`${name} has no address`), '', 0);
        else if (options.all) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      });
    };
  }

  #addressesOf(name: string): Promise<string[]> {
    return new Promise((done) => {
      this.#resolve(name, (error, addresses) => done(error ? [] : addresses.map(({ address }) => address)));
    });
  }
}

function resolveBySystem(name: string, done: Parameters<Resolve>[1]): void {
  systemLookup(name, { all: true }, (error, addresses) => done(error, addresses ?? []));
}

/** The URL, if it is one of the web that carries no name, password or fragment. */
function webhookUrl(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  return url.username || url.password || url.hash ? null : url;
}

/** The host when it is an address, in whatever notation it was written: the URL parser reads them all. */
function literalOf({ hostname }: URL): string | null {
  const address = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  return ipaddr.isValid(address) ? address : null;
}

function networkOf(text: string): Network {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.parse(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

function isIn(address: Address, [network, prefix]: Network): boolean {
  return address.kind() === network.kind() && address.match(network, prefix);
}

function notAllowed(address: string): TargetNotAllowed {
  return new TargetNotAllowed(`${address} is not an address webhooks may go to`);
}
