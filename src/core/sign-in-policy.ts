import type { ProofMethod } from './fresh-proof.ts';
import type { OrganizationId } from './ids.ts';
import type { Role } from './permissions.ts';
import type { Membership } from './principal.ts';

/** How strongly an organization's people sign in before they may act there, or read anything. */
export const signInPolicies = ['any_way', 'second_factor', 'own_provider'] as const;
export type SignInPolicy = (typeof signInPolicies)[number];

/** Why a membership is not open to a session, and by which problem that is told. */
export const signInBars = ['second_factor_needed', 'own_provider_needed'] as const;
export type SignInBar = (typeof signInBars)[number];

/** How a session was opened, as far as policies ask. */
export interface SessionStrength {
  hasTwoFactors: boolean;
  /** Whose provider opened it; null: it was opened here. */
  providerOf: OrganizationId | null;
}

/**
 * Which proof is both factors by itself, or beside the one its session began with. A passkey verifies its
 * person (decision 22); a code is only ever asked for after a password; a provider answers for its sign-in.
 */
export const isBothFactors: Readonly<Record<ProofMethod, boolean>> = {
  password: false,
  link: false,
  totp: true,
  passkey: true,
  provider: true,
};

/**
 * Who still gets in by two factors of their own where only the provider is let in: else nobody could change
 * that on the day the provider is gone.
 */
export const rolesBesideProvider: ReadonlySet<Role> = new Set<Role>(['owner', 'operator_admin']);

/** True when a session came the way that policy asks for, with no exception for anybody. */
export function strengthMeets(
  policy: SignInPolicy,
  organizationId: OrganizationId,
  { hasTwoFactors, providerOf }: SessionStrength,
): boolean {
  switch (policy) {
    case 'any_way':
      return true;
    case 'second_factor':
      return hasTwoFactors;
    case 'own_provider':
      return providerOf === organizationId;
  }
}

/** Why that session does not open a membership of an organization with that policy; null: it does. */
export function signInBar(
  policy: SignInPolicy,
  { organizationId, role }: Pick<Membership, 'organizationId' | 'role'>,
  session: SessionStrength,
): SignInBar | null {
  if (strengthMeets(policy, organizationId, session)) return null;
  if (policy !== 'own_provider') return 'second_factor_needed';
  if (!rolesBesideProvider.has(role)) return 'own_provider_needed';
  return session.hasTwoFactors ? null : 'second_factor_needed';
}

/** The memberships, each held to its organization's policy. */
export function heldToPolicies<Place extends Membership & { signInPolicy: SignInPolicy }>(
  memberships: readonly Place[],
  session: SessionStrength,
): Place[] {
  return memberships.map((one) => ({ ...one, barredBy: signInBar(one.signInPolicy, one, session) }));
}

/** Those in which the session may act. */
export function openMemberships<Place extends Membership>(memberships: readonly Place[]): Place[] {
  return memberships.filter(({ barredBy }) => !barredBy);
}
