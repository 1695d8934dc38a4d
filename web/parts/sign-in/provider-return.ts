import type { RequestOf } from '../../api.ts';

type Returned = RequestOf<'finishSignIn'>['body'];

const path = '/sign-in/callback';
let returned: Returned | null = null;

/**
 * What a provider of accounts sent the browser back with, taken out of the address at once, so that it stays
 * neither in the history nor on the screen. From here on it is in memory only.
 */
export function takeProviderReturn(): void {
  const { pathname, search } = location;
  const organizationId = pathname.startsWith(`${path}/`) ? pathname.slice(path.length + 1) : '';
  if (organizationId === '') return;
  const params = new URLSearchParams(search);
  const of = (name: string) => params.get(name) ?? undefined;
  const state = of('state');
  if (state) returned = { organizationId, state, code: of('code'), error: of('error'), iss: of('iss') };
  history.replaceState(history.state, '', path);
}

/** Gives it once: it is of use once. */
export function spendProviderReturn(): Returned | null {
  const spent = returned;
  returned = null;
  return spent;
}
