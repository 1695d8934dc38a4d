import { createHash, createHmac } from 'node:crypto';
import { Secret, unwrap } from './secret.ts';
import { randomText } from './token-text.ts';

/** What ties a provider's answer to the question: who carries the answer cannot make it up. */
export interface FlowSecrets {
  state: Secret;
  /** PKCE's (RFC 7636): 43 characters. */
  verifier: Secret;
}

export function newFlowSecrets(): FlowSecrets {
  return { state: Secret.of(randomText()), verifier: Secret.of(randomText()) };
}

/** A random value for a browser to hold while it is on its way. */
export function newBrowserSecret(): string {
  return randomText();
}

/** What of them goes to the provider with the browser: the state itself, of the verifier only digests. */
export function flowParameters({ state, verifier }: FlowSecrets): Record<string, string> {
  return {
    state: unwrap(state),
    nonce: nonceOf(verifier),
    code_challenge: createHash('sha256').update(unwrap(verifier)).digest('base64url'),
    code_challenge_method: 'S256',
  };
}

/** Follows from the verifier, so that it need not be kept; nobody else can make it. */
export function nonceOf(verifier: Secret): string {
  return createHmac('sha256', unwrap(verifier)).update('portkeeper/nonce').digest('base64url');
}
