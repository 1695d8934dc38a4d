import { type Secret, unwrap } from './secret.ts';

/**
 * The address of a one-time link, as it is handed over. The token stands behind `#`, which browsers keep to
 * themselves: it reaches no server log and no other site.
 */
export function urlWithToken(address: string, token: Secret): string {
  return `${address}#${unwrap(token)}`;
}
