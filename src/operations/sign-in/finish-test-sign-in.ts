import { requirePermission } from '../../core/access.ts';
import type { Principal } from '../../core/principal.ts';
import {
  claimText,
  claimValues,
  domainOfEmail,
  isEmailVerified,
  roleByRules,
  type SignInTest,
} from '../../core/sign-in-provider.ts';
import { findSignInDomain } from '../../storage/sign-in-domains.ts';
import { keepSignInTest } from '../../storage/sign-in-providers.ts';
import type { Context } from '../context.ts';
import type { FinishedFlow } from './finish-sign-in.ts';

/** Values of the role claim that are shown: a person may be in very many groups. */
const valuesShownMax = 50;
const valueLengthMax = 200;

/** Keeps beside the draft what a sign-in by it gave. It signs nobody in and changes no role. */
export async function finishTestSignIn(
  context: Context,
  principal: Principal,
  { organizationId, provider, identity }: FinishedFlow,
): Promise<void> {
  requirePermission(principal, organizationId, 'sign_in.manage');
  const { claims, subject } = identity;
  const email = claimText(claims, 'email');
  const domain = email === null ? null : domainOfEmail(email);
  const values = provider.roleClaim === null ? [] : claimValues(claims, provider.roleClaim);
  const at = context.clock.now();
  await context.db.forOrganization(organizationId).transaction(async (tx) => {
    const found = domain === null ? null : await findSignInDomain(tx, domain);
    const test: SignInTest = {
      at: at.toISOString(),
      subject: subject.slice(0, valueLengthMax),
      name: claimText(claims, 'name'),
      email,
      isEmailVerified: isEmailVerified(claims, provider),
      isDomainProved: found?.provedAt != null,
      roleValues: values.slice(0, valuesShownMax).map((value) => value.slice(0, valueLengthMax)),
      role: roleByRules(claims, provider),
    };
    await keepSignInTest(tx, provider.id, test);
  });
}
