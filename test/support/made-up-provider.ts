import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll } from 'vitest';
import { providerClientId } from './provider-client.ts';

type Answer = (response: ServerResponse, request: IncomingMessage) => void | Promise<void>;
type Endpoint = 'discovery' | 'keys' | 'token';

interface Key {
  kid: string;
  privateKey: CryptoKey;
  publicJwk: object;
}

/**
 * A provider of accounts made up by a test, which may answer as no honest one would. Its sign-in page is not
 * asked for: `answerTo` gives what it would send the browser back with.
 */
export class MadeUpProvider {
  /** Its clock. */
  now: () => Date = () => new Date();
  /** Over what the ID token says otherwise; undefined leaves a claim out. */
  claims: Record<string, unknown> = {};
  /** Over what the discovery document says otherwise. */
  metadata: Record<string, unknown> = {};
  /** Signs otherwise than with the key that is published. */
  sign: ((payload: JWTPayload) => Promise<string>) | null = null;
  /** Answers otherwise. */
  readonly answers: Partial<Record<Endpoint, Answer>> = {};
  readonly asked: Record<Endpoint, number> = { discovery: 0, keys: 0, token: 0 };
  /** Bodies of the requests for tokens. */
  readonly redeemed: URLSearchParams[] = [];
  readonly #nonces = new Map<string, string>();
  readonly #server = createServer((request, response) => void this.#take(request, response));
  #key: Key | undefined;

  async open(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    await this.rotate();
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Is honest again, and asked for nothing so far. */
  clear(): void {
    this.claims = {};
    this.metadata = {};
    this.sign = null;
    for (const endpoint of ['discovery', 'keys', 'token'] as const) {
      delete this.answers[endpoint];
      this.asked[endpoint] = 0;
    }
    this.redeemed.length = 0;
  }

  /** Signs with a new key from now on, and publishes only that. */
  async rotate(): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const kid = `key-${Math.random().toString(36).slice(2)}`;
    const publicJwk = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' };
    this.#key = { kid, privateKey, publicJwk };
  }

  /** What it would send the browser back with, who was sent to that address. */
  answerTo(url: string): URL {
    const asked = new URL(url).searchParams;
    const code = `code-${this.#nonces.size}-${Math.random().toString(36).slice(2)}`;
    this.#nonces.set(code, asked.get('nonce') ?? '');
    const returned = new URL(asked.get('redirect_uri') ?? '');
    returned.search = new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString();
    return returned;
  }

  /** A token of that payload, signed with the key that is published. */
  async signed(payload: JWTPayload, header: Record<string, unknown> = {}): Promise<string> {
    if (!this.#key) throw new Error('the provider is not open');
    const { kid, privateKey } = this.#key;
    return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid, ...header }).sign(privateKey);
  }

  /** What an ID token says. */
  payload(nonce?: string): JWTPayload {
    const iat = Math.floor(this.now().getTime() / 1000);
    return {
      iss: this.issuer,
      aud: providerClientId,
      sub: 'somebody',
      iat,
      exp: iat + 3600,
      ...(nonce !== undefined && { nonce }),
      ...this.claims,
    };
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '', this.issuer);
    const endpoint = endpoints[pathname];
    if (!endpoint) return void response.writeHead(404).end();
    this.asked[endpoint] += 1;
    const otherwise = this.answers[endpoint];
    if (otherwise) return otherwise(response, request);
    const body = await { discovery: this.#document, keys: this.#keys, token: this.#tokens }[endpoint].call(
      this,
      request,
    );
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  async #document(): Promise<object> {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/keys`,
      end_session_endpoint: `${this.issuer}/sign-out`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      ...this.metadata,
    };
  }

  async #keys(): Promise<object> {
    return { keys: [this.#key?.publicJwk] };
  }

  async #tokens(request: IncomingMessage): Promise<object> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const asked = new URLSearchParams(Buffer.concat(chunks).toString());
    this.redeemed.push(asked);
    const payload = this.payload(this.#nonces.get(asked.get('code') ?? ''));
    const idToken = await (this.sign ?? ((one: JWTPayload) => this.signed(one)))(payload);
    return { access_token: 'of-no-use', token_type: 'Bearer', id_token: idToken };
  }
}

const endpoints: Record<string, Endpoint> = {
  '/.well-known/openid-configuration': 'discovery',
  '/organizations/v2.0/.well-known/openid-configuration': 'discovery',
  '/keys': 'keys',
  '/token': 'token',
};

/** In a `describe`: open while its tests run. */
export function madeUpProvider(): MadeUpProvider {
  const provider = new MadeUpProvider();
  beforeAll(() => provider.open());
  afterAll(() => provider.close());
  return provider;
}
