/**
 * The cookie of the admin center. On https its name has the `__Host-` prefix, which browsers only take with
 * Secure, Path=/ and without Domain: a neighbouring host cannot plant one.
 */
export interface SessionCookie {
  /** The session's token in a `Cookie` header, or null. */
  read(cookieHeader: string | undefined): string | null;
  /** `Set-Cookie` for a session just opened. It ends with the browser or the session, whichever is first. */
  set(token: string): string;
  /** `Set-Cookie` that takes it away. */
  clear(): string;
}

const tokenForm = /^[0-9A-Za-z]{20,100}$/;

export function sessionCookie(baseUrl: string): SessionCookie {
  return cookieOf(baseUrl, 'portkeeper', null);
}

/**
 * The cookie by which a browser is known the next time somebody signs in with it. It signs nobody in. 400
 * days is the longest that browsers keep one.
 */
export function deviceCookie(baseUrl: string): SessionCookie {
  return cookieOf(baseUrl, 'portkeeper-device', 400 * 24 * 3600);
}

function cookieOf(baseUrl: string, bareName: string, maxAgeSeconds: number | null): SessionCookie {
  const isHttps = baseUrl.startsWith('https:');
  const name = isHttps ? `__Host-${bareName}` : bareName;
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isHttps ? '; Secure' : ''}`;
  const maxAge = maxAgeSeconds === null ? '' : `Max-Age=${maxAgeSeconds}; `;
  return {
    read(cookieHeader) {
      const found = cookieHeader?.split(';').find((pair) => pair.trimStart().startsWith(`${name}=`));
      const token = found?.slice(found.indexOf('=') + 1).trim();
      return token !== undefined && tokenForm.test(token) ? token : null;
    },
    set: (token) => `${name}=${token}; ${maxAge}${attributes}`,
    clear: () => `${name}=; Max-Age=0; ${attributes}`,
  };
}
