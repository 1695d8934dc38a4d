import { importJWK, type JWK } from 'jose';
import { assertionAlgorithms, type PublicJwks } from '../core/oauth-client.ts';

const keysMax = 10;
const rsaBitsMin = 2048;
const rsaBitsMax = 8192;

/** By kind of key: what it may sign with, and the members that make it. Any other member is not kept. */
const keyKinds: Readonly<Record<string, { algorithms: readonly string[]; members: readonly string[] }>> = {
  RSA: { algorithms: ['RS256', 'PS256'], members: ['n', 'e'] },
  'EC P-256': { algorithms: ['ES256'], members: ['crv', 'x', 'y'] },
  'OKP Ed25519': { algorithms: ['EdDSA'], members: ['crv', 'x'] },
};

/** What makes a private key private, and what makes a shared one. */
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/** The set of keys with what is public of each, or in few words why it cannot be used. */
export async function readPublicJwks(given: unknown): Promise<{ jwks: PublicJwks } | { why: string }> {
  const keys = (given as { keys?: unknown } | null)?.keys;
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > keysMax) {
    return { why: `"keys" must be a list of 1 to ${keysMax} keys` };
  }
  const kids = keys.map((key: JWK | null) => key?.kid);
  if (keys.length > 1 && (kids.some((kid) => !kid) || new Set(kids).size < keys.length)) {
    return { why: 'of several keys each needs its own "kid"' };
  }
  const read = await Promise.all(keys.map(readKey));
  const bad = read.find((one) => typeof one === 'string');
  return typeof bad === 'string' ? { why: bad } : { jwks: { keys: read as Record<string, unknown>[] } };
}

async function readKey(given: unknown): Promise<Record<string, unknown> | string> {
  if (typeof given !== 'object' || given === null) return 'a key is not an object';
  const key = given as Record<string, unknown>;
  if (privateMembers.some((member) => member in key)) return 'it holds a private or shared key';
  const kind = keyKinds[[key.kty, key.crv].filter((part) => part !== undefined).join(' ')];
  if (!kind) return 'keys are RSA, EC P-256 or OKP Ed25519';
  const { alg, use, kid } = key;
  if (alg !== undefined && !kind.algorithms.includes(String(alg))) {
    return `"alg" is one of ${assertionAlgorithms.join(', ')}, and of the kind of the key`;
  }
  if (use !== undefined && use !== 'sig') return '"use" must be "sig"';
  if (kid !== undefined && (typeof kid !== 'string' || kid.length > 200)) return '"kid" must be a short text';
  const bits = typeof key.n === 'string' ? Buffer.from(key.n, 'base64url').length * 8 : rsaBitsMin;
  if (bits < rsaBitsMin || bits > rsaBitsMax) return `RSA keys have ${rsaBitsMin} to ${rsaBitsMax} bits`;
  const members = Object.fromEntries(kind.members.map((member) => [member, key[member]]));
  const kept = {
    kty: key.kty,
    ...members,
    ...(kid !== undefined && { kid }),
    ...(alg !== undefined && { alg }),
  };
  try {
    await importJWK(kept as JWK, kind.algorithms[0]);
    return kept;
  } catch {
    return 'a key is broken';
  }
}
