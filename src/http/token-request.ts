/** A request to the token endpoint as it was sent. */
export interface ReadTokenRequest {
  /** Null: only its assertion says whose it is. */
  clientId: string | null;
  clientSecret: string | null;
  assertion: string | null;
  scope: string | null;
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * Reads the form and the `Authorization` header (RFC 6749, sections 2.3.1 and 4.4.2; RFC 7523, section 2.2).
 * A client shows who it is in one way: two are an error, and so is a parameter that comes twice.
 */
export function readTokenRequest(
  body: string | null,
  authorization: string | undefined,
): ReadTokenRequest | { error: 'invalid_request' | 'invalid_client' | 'unsupported_grant_type' } {
  if (body === null) return { error: 'invalid_request' };
  const form = new URLSearchParams(body);
  if (new Set(form.keys()).size < [...form.keys()].length) return { error: 'invalid_request' };
  const grantType = parameter(form, 'grant_type');
  if (grantType === null) return { error: 'invalid_request' };
  if (grantType !== 'client_credentials') return { error: 'unsupported_grant_type' };
  const assertion = parameter(form, 'client_assertion');
  const hasType = parameter(form, 'client_assertion_type') === assertionType;
  if ((assertion !== null) !== hasType) return { error: 'invalid_request' };
  const posted = { clientId: parameter(form, 'client_id'), clientSecret: parameter(form, 'client_secret') };
  const scope = parameter(form, 'scope');
  if (authorization === undefined) {
    if (posted.clientSecret !== null && assertion !== null) return { error: 'invalid_request' };
    if (posted.clientId === null && assertion === null) return { error: 'invalid_client' };
    return { ...posted, assertion, scope };
  }
  const basic = basicOf(authorization);
  if (!basic) return { error: 'invalid_client' };
  const isOther = posted.clientId !== null && posted.clientId !== basic.clientId;
  if (posted.clientSecret !== null || assertion !== null || isOther) return { error: 'invalid_request' };
  return { ...basic, assertion: null, scope };
}

/** A parameter without a value counts as left out (RFC 6749, section 3.2). */
function parameter(form: URLSearchParams, name: string): string | null {
  return form.get(name) || null;
}

/** Both halves are form-encoded before they are joined (RFC 6749, section 2.3.1). */
function basicOf(authorization: string): { clientId: string; clientSecret: string } | null {
  const encoded = /^basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(authorization)?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1) return null;
  try {
    const [clientId, clientSecret] = [text.slice(0, colon), text.slice(colon + 1)].map((half) =>
      decodeURIComponent(half.replaceAll('+', ' ')),
    );
    return clientId && clientSecret ? { clientId, clientSecret } : null;
  } catch {
    return null;
  }
}
