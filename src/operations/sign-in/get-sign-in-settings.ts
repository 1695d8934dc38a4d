import { requirePermission } from '../../core/access.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import type { SignInPolicy } from '../../core/sign-in-policy.ts';
import { callbackAddress } from '../../core/sign-in-provider.ts';
import { listSignInDomains, type SignInDomain } from '../../storage/sign-in-domains.ts';
import { findSignInPolicy } from '../../storage/sign-in-policies.ts';
import { listSignInProviders, type SignInProvider } from '../../storage/sign-in-providers.ts';
import type { Context } from '../context.ts';

export interface SignInSettings {
  policy: SignInPolicy;
  /** What is entered at a provider as the address it sends people back to. */
  callbackUrl: string;
  /** What is entered there as the address after signing out. */
  signedOutUrl: string;
  providers: SignInProvider[];
  domains: SignInDomain[];
}

/** How an organization's people sign in. */
export async function getSignInSettings(
  context: Context,
  principal: Principal,
  organizationId: OrganizationId,
): Promise<SignInSettings> {
  requirePermission(principal, organizationId, 'sign_in.read');
  return context.db.forOrganization(organizationId).read(async (tx) => {
    const policy = await findSignInPolicy(tx);
    if (policy === null) throw new Refusal('not_found');
    return {
      policy,
      callbackUrl: callbackAddress(context.baseUrl, organizationId),
      signedOutUrl: `${context.baseUrl}/sign-in`,
      providers: await listSignInProviders(tx),
      domains: await listSignInDomains(tx),
    };
  });
}
