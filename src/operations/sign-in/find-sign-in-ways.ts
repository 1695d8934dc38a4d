import { domainOfEmail } from '../../core/sign-in-provider.ts';
import { findSignInWays as find, type SignInWay } from '../../storage/before-tenant/people.ts';
import type { Context } from '../context.ts';

/**
 * How somebody with that address signs in: by the providers of the organization that has proved its domain.
 * Only the domain is asked about, so nothing is told of whether anybody has the address.
 */
export async function findSignInWays(context: Context, email: string): Promise<SignInWay[]> {
  const domain = domainOfEmail(email);
  return domain === null ? [] : context.db.beforeTenant((tx) => find(tx, domain));
}
