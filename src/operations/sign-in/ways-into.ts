import type { OrganizationId } from '../../core/ids.ts';
import type { SignInProviderId } from '../../core/sign-in-provider.ts';
import { listSignInProviders } from '../../storage/sign-in-providers.ts';
import type { Context } from '../context.ts';

export interface WayInto {
  organizationId: OrganizationId;
  providerId: SignInProviderId;
  name: string;
}

/** The providers in use by which an organization lets people in. */
export async function waysInto({ db }: Context, organizationId: OrganizationId): Promise<WayInto[]> {
  const providers = await db.forOrganization(organizationId).read(listSignInProviders);
  return providers
    .filter(({ status }) => status === 'active')
    .map(({ id: providerId, name }) => ({ organizationId, providerId, name }));
}
