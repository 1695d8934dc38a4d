let token = '';

/**
 * The token of a one-time link, taken out of the address at once, so that it stays neither in the history nor
 * on the screen. From here on it is in memory only. Empty when there is none.
 */
export function takeSetupToken(): string {
  if (location.pathname === '/setup' && location.hash.length > 1) {
    token = location.hash.slice(1);
    history.replaceState(history.state, '', '/setup');
  }
  return token;
}
