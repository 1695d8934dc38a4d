import { createHash, X509Certificate } from 'node:crypto';
import { BlockList, isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { HttpSettings } from './settings.ts';

/** The thumbprint of the certificate a client showed; null: none that may be believed. */
export type CertificateOf = (request: FastifyRequest) => string | null;

/** Of a certificate with a key of 8192 bits and many names, once encoded. */
const headerLengthMax = 16_384;

/**
 * Reads the certificate that a proxy handed on. The proxy has seen that the client has its key; the header
 * alone proves nothing, so it counts only where it is switched on and the connection comes from a trusted
 * proxy itself. What arrives in any other way is as if it were not there.
 */
export function certificateReader({
  clientCertificateHeader: name,
  trustedProxies,
}: Pick<HttpSettings, 'clientCertificateHeader' | 'trustedProxies'>): CertificateOf {
  if (name === null) return () => null;
  const proxies = blockListOf(trustedProxies);
  return (request) => {
    const { remoteAddress } = request.socket;
    const value = request.headers[name];
    if (typeof value !== 'string' || remoteAddress === undefined || !isIn(proxies, remoteAddress))
      return null;
    return value.length > headerLengthMax ? null : thumbprintOf(value);
  };
}

/**
 * SHA-256 of the certificate in base64url, as `x5t#S256` (RFC 8705, section 3.1). The value is a byte
 * sequence of RFC 9440, `:MIIB…:`, or a URL-encoded PEM. Null when it is neither.
 */
function thumbprintOf(value: string): string | null {
  try {
    const bytes = /^:([A-Za-z0-9+/]+={0,2}):$/.exec(value.trim())?.[1];
    const given = bytes === undefined ? decodeURIComponent(value) : Buffer.from(bytes, 'base64');
    const { raw } = new X509Certificate(given);
    if (Buffer.isBuffer(given) && given.length !== raw.length) return null;
    return createHash('sha256').update(raw).digest('base64url');
  } catch {
    return null;
  }
}

function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    list.addSubnet(address, prefix === undefined ? (family === 'ipv6' ? 128 : 32) : Number(prefix), family);
  }
  return list;
}

function isIn(list: BlockList, address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return list.check(mapped, 'ipv4');
  return list.check(address.split('%')[0] ?? '', isIPv6(address) ? 'ipv6' : 'ipv4');
}
