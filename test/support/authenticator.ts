import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** An authenticator made of software: it signs what it is asked, as a browser hands it over. */
export interface Authenticator {
  /** Makes its credential, as `navigator.credentials.create` would. */
  create(options: Options): Credential;
  /** Signs a challenge, as `navigator.credentials.get` would. */
  get(options: Options): Credential;
  /** As it says itself, before each signature; null: it does not count. */
  counter: number | null;
  /** Where the browser says it is. */
  origin: string;
  /** False: it was touched, but did not verify who did. */
  verifies: boolean;
}

interface Options {
  challenge: string;
  rp?: { id: string };
  rpId?: string;
  user?: { id: string };
}

export interface Credential {
  id: string;
  rawId: string;
  type: 'public-key';
  clientExtensionResults: Record<string, never>;
  authenticatorAttachment: string;
  response: Record<string, unknown>;
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
const touched = 0x01;
const verified = 0x04;
const withCredential = 0x40;

export function authenticator(origin: string): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  let userHandle = '';

  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: made.origin, crossOrigin: false }));
  const authData = (rpId: string, flags: number) => {
    const counter = Buffer.alloc(4);
    if (made.counter !== null) made.counter += 1;
    counter.writeUInt32BE(made.counter ?? 0);
    return Buffer.concat([
      sha256(rpId),
      Buffer.from([flags | touched | (made.verifies ? verified : 0)]),
      counter,
    ]);
  };
  const credential = (response: Record<string, unknown>): Credential => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    authenticatorAttachment: 'platform',
    response,
  });

  const made: Authenticator = {
    counter: 0,
    origin,
    verifies: true,
    create({ challenge, rp, user }) {
      userHandle = user?.id ?? '';
      // COSE: an elliptic curve key for ES256 on P-256.
      const key = Buffer.concat([
        Buffer.from('a5010203262001215820', 'hex'),
        Buffer.from(x, 'base64url'),
        Buffer.from('225820', 'hex'),
        Buffer.from(y, 'base64url'),
      ]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
      const data = Buffer.concat([authData(rp?.id ?? '', withCredential), attested]);
      // CBOR: { fmt: "none", attStmt: {}, authData }
      const head = Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex');
      const attestation = Buffer.concat([head, Buffer.from([data.length]), data]);
      return credential({
        clientDataJSON: clientData('webauthn.create', challenge).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      });
    },
    get({ challenge, rpId = '' }) {
      const data = authData(rpId, 0);
      const client = clientData('webauthn.get', challenge);
      return credential({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', Buffer.concat([data, sha256(client)]), privateKey).toString('base64url'),
        userHandle,
      });
    },
  };
  return made;
}
