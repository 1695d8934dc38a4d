import { newBrowserSecret } from '../secrets/open-id-flow.ts';
import { Secret } from '../secrets/secret.ts';

const name = 'portkeeper-sign-in';
const tokenForm = /^[0-9A-Za-z]{20,100}$/;
/** As long as a flow may take. */
const maxAgeSeconds = 600;

/**
 * What ties the way to a provider to the way back: a random value only this browser has. One for all of its
 * tabs, so that two sign-ins begun beside each other both end well.
 */
export function browserCookie(baseUrl: string) {
  const isHttps = baseUrl.startsWith('https:');
  const fullName = isHttps ? `__Host-${name}` : name;
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isHttps ? '; Secure' : ''}`;

  function read(cookieHeader: string | undefined): string | null {
    const found = cookieHeader?.split(';').find((pair) => pair.trimStart().startsWith(`${fullName}=`));
    const value = found?.slice(found.indexOf('=') + 1).trim();
    return value !== undefined && tokenForm.test(value) ? value : null;
  }

  return {
    /** The value this browser has, or null. */
    read: (cookieHeader: string | undefined) => {
      const value = read(cookieHeader);
      return value === null ? null : Secret.of(value);
    },
    /** The value it has or a new one, and the `Set-Cookie` that keeps it for the time of a flow. */
    keep(cookieHeader: string | undefined): { browser: Secret; setCookie: string } {
      const value = read(cookieHeader) ?? newBrowserSecret();
      const setCookie = `${fullName}=${value}; Max-Age=${maxAgeSeconds}; ${attributes}`;
      return { browser: Secret.of(value), setCookie };
    },
  };
}
