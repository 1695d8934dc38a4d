const tokens = new Map<string, string>();

/**
 * The token of a one-time link to that page, taken out of the address at once, so that it stays neither in
 * the history nor on the screen. From here on it is in memory only. Empty when there is none.
 */
export function takeLinkToken(path: '/setup' | '/not-us' | '/reset-password'): string {
  if (location.pathname === path && location.hash.length > 1) {
    tokens.set(path, location.hash.slice(1));
    history.replaceState(history.state, '', path);
  }
  return tokens.get(path) ?? '';
}
