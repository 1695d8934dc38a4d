import type { OpenIdProviders } from './open-id-providers.ts';
import { issuerOf } from './provider-metadata.ts';
import type { WebhookTargets } from './webhook-targets.ts';
import { WhenFirstUsed } from './when-first-used.ts';

/** Providers of accounts on the networks that are allowed. */
export function openIdentityProviders(targets: WebhookTargets) {
  const providers = new WhenFirstUsed<OpenIdProviders>(async () => {
    const opened = await import('./open-id-providers.ts');
    return new opened.OpenIdProviders(targets);
  });
  type Passed<Name extends keyof OpenIdProviders> = Parameters<OpenIdProviders[Name]>;
  return {
    issuerProblem: (issuer: string) => targets.problemOf(issuerOf(issuer)),
    authorizationUrl: async (...passed: Passed<'authorizationUrl'>) =>
      (await providers.get()).authorizationUrl(...passed),
    redeemCode: async (...passed: Passed<'redeemCode'>) => (await providers.get()).redeemCode(...passed),
    signOutUrl: async (...passed: Passed<'signOutUrl'>) => (await providers.get()).signOutUrl(...passed),
    checkLogoutToken: async (...passed: Passed<'checkLogoutToken'>) =>
      (await providers.get()).checkLogoutToken(...passed),
    close: () => providers.close(),
  };
}
