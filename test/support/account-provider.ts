import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';
import { afterAll, beforeAll } from 'vitest';
import { providerClientId, providerClientSecret } from './provider-client.ts';

/** Somebody with an account at the provider, by the name they sign in with there. */
export interface Account {
  email?: string;
  email_verified?: boolean;
  name?: string;
  groups?: string[];
  [claim: string]: unknown;
}

interface ClientAddresses {
  redirectUri: string;
  signedOutUri: string;
  /** Where the provider says that somebody signed out there; without it nowhere. */
  backChannelUri?: string | undefined;
}

/**
 * A real provider of accounts (oidc-provider) on this machine. It believes every password: its sign-in page
 * asks for a name only.
 */
export class AccountProvider {
  readonly accounts = new Map<string, Account>();
  /** The same for as long as it is open: programs ask for a provider's keys once a minute at most. */
  #key: object | undefined;
  #provider: Provider | undefined;
  #handle: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | undefined;
  readonly #server = createServer((request, response) => void this.#take(request, response));

  /** As a name, so that to a browser it is another site than what is asked for as 127.0.0.1. */
  get issuer(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Listens, and knows nobody yet. */
  async open(): Promise<void> {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    this.#key = { ...(await exportJWK(privateKey)), kid: 'of this provider', alg: 'RS256', use: 'sig' };
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
  }

  /** Knows the program, by the addresses it has: again, when they change. */
  register(client: ClientAddresses): void {
    this.#provider = new Provider(this.issuer, this.#configuration(client));
    this.#handle = this.#provider.callback();
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  #configuration(client: ClientAddresses): object {
    const { redirectUri, signedOutUri, backChannelUri } = client;
    const claims = { email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] };
    return {
      jwks: { keys: [this.#key] },
      cookies: { keys: ['of no use to anybody'] },
      clients: [
        {
          client_id: providerClientId,
          client_secret: providerClientSecret,
          redirect_uris: [redirectUri],
          post_logout_redirect_uris: [signedOutUri],
          ...(backChannelUri && {
            backchannel_logout_uri: backChannelUri,
            backchannel_logout_session_required: true,
          }),
        },
      ],
      claims,
      scopes: ['openid', 'email', 'profile', 'groups'],
      // As Entra, Okta and Google do: the claims stand in the ID token.
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      // By itself it calls nothing on this machine, where the program of the tests is.
      fetch: (url: URL, options: RequestInit) => fetch(url, { ...options, dispatcher: undefined } as object),
      features: {
        devInteractions: { enabled: false },
        backchannelLogout: { enabled: true },
        rpInitiatedLogout: { enabled: true },
      },
      interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      findAccount: (_context: unknown, id: string) => ({
        accountId: id,
        claims: () => ({ sub: id, ...this.accounts.get(id) }),
      }),
      loadExistingGrant: grantAll,
    };
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '', method } = request;
    if (!this.#provider || !this.#handle) return void response.writeHead(404).end();
    if (!url.startsWith('/interaction/')) return this.#handle(request, response);
    if (method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      return void response.end(signInPage);
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const login = new URLSearchParams(Buffer.concat(chunks).toString()).get('login') ?? '';
    const result =
      login === ''
        ? { error: 'access_denied', error_description: 'The person went away' }
        : { login: { accountId: login } };
    await this.#provider.interactionFinished(request, response, result);
  }
}

const signInPage = `<!doctype html><html lang="en"><title>Accounts</title><h1>Accounts</h1>
<form method="post"><label>Account <input name="login"></label> <button>Continue</button></form></html>`;

interface GrantContext {
  oidc: {
    client: { clientId: string };
    session: { accountId: string };
    provider: {
      Grant: new (of: object) => { addOIDCScope(scope: string): void; save(): Promise<string> };
    };
  };
}

/** Nobody is asked whether the program may know who they are: it is their employer's. */
async function grantAll({ oidc }: GrantContext): Promise<object> {
  const { Grant } = oidc.provider;
  const grant = new Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
  grant.addOIDCScope('openid email profile groups');
  await grant.save();
  return grant;
}

/** In a `describe`: open while its tests run. */
export function accountProvider(): AccountProvider {
  const provider = new AccountProvider();
  beforeAll(() => provider.open());
  afterAll(() => provider.close());
  return provider;
}

/** A browser as far as a provider needs one: it keeps cookies and follows the provider's own redirects. */
export class ProviderBrowser {
  readonly #cookies = new Map<string, string>();

  /**
   * Opens the address, signs in by that account where it is asked for (an empty one: stops there), and gives
   * the address the provider sends the browser back to.
   */
  async signIn(url: string, account: string): Promise<URL> {
    const { origin } = new URL(url);
    let next: { url: string; body?: string } = { url };
    for (let steps = 0; steps < 12; steps += 1) {
      const answer = await this.#go(next.url, next.body);
      const location = answer.headers.get('location');
      if (location === null) {
        if (answer.status !== 200)
          throw new Error(`the provider answers ${answer.status}: ${await answer.text()}`);
        next = { url: next.url, body: `login=${encodeURIComponent(account)}` };
        continue;
      }
      const target = new URL(location, next.url);
      if (target.origin !== origin) return target;
      next = { url: target.href };
    }
    throw new Error('the provider does not send the browser back');
  }

  async #go(url: string, body: string | undefined): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      cookie,
      ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
    };
    const method = body === undefined ? 'GET' : 'POST';
    const answer = await fetch(url, { method, headers, body, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const cut = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
    return answer;
  }
}
