import type { OrganizationId } from '../../core/ids.ts';
import type { SignInWay } from '../../storage/before-tenant/people.ts';
import { listSignInProviders } from '../../storage/sign-in-providers.ts';
import type { Context } from '../context.ts';

/** The providers in use by which an organization lets people in. */
export async function waysInto({ db }: Context, organizationId: OrganizationId): Promise<SignInWay[]> {
  const providers = await db.forOrganization(organizationId).read(listSignInProviders);
  return providers
    .filter(({ status }) => status === 'active')
    .map(({ id: providerId, name }) => ({ organizationId, providerId, name }));
}
