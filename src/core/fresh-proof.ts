import type { Action } from './permissions.ts';
import type { Principal } from './principal.ts';
import { Refusal } from './refusal.ts';

/** By what a person showed who they are. */
export const proofMethods = ['password', 'passkey', 'totp', 'provider', 'link'] as const;
export type ProofMethod = (typeof proofMethods)[number];

/** A proof of who somebody is counts as fresh for this long. */
export const freshProofMs = 10 * 60_000;

/**
 * What a session that was left open, or taken, must not be enough for: whoever does one of these shows anew
 * who they are (product rule P10). A program cannot; its token is made able or unable to do them.
 */
export const actsNeedingFreshProof: ReadonlySet<Action> = new Set<Action>([
  'pin.set',
  'pin.resume',
  'lock.lift',
  'user.invite',
  'user.change',
  'operator_user.manage',
  'api_token.create',
  'api_token.revoke',
  'carrier.suspend',
  'carrier_token.create',
  'carrier_token.revoke',
  'oauth_client.create',
  'oauth_client.revoke',
  'sign_in.manage',
  'operator_settings.change',
]);

/** Until when a proof given at that instant is fresh. */
export function proofFreshUntil(provedAt: Date): Date {
  return new Date(provedAt.getTime() + freshProofMs);
}

/**
 * When somebody who comes from a provider showed who they are: not when they came. They may have been signed
 * in there for days, and a browser left open must not be enough. Where the provider does not say, it counts
 * for no fresh proof.
 */
export function provedAtProvider(authenticatedAt: Date | null, at: Date): Date {
  const latest = authenticatedAt ?? new Date(at.getTime() - freshProofMs);
  return latest < at ? latest : at;
}

/**
 * Refuses `step_up_required` where the action asks for a fresh proof and the principal has none. To be asked
 * after whether the action is permitted at all: a proof is never asked for in vain.
 */
export function requireFreshProof(principal: Principal, action: Action): void {
  if (actsNeedingFreshProof.has(action) && !isProved(principal)) throw new Refusal('step_up_required');
}

/**
 * The person who asks about their own account. Refuses `not_found` to tokens, which have none, and
 * `step_up_required` where `isSensitive`: how somebody signs in is changed with a fresh proof only.
 */
export function requireOneself(
  principal: Principal,
  { isSensitive }: { isSensitive: boolean },
): Extract<Principal, { kind: 'user' }> {
  if (principal.kind !== 'user') throw new Refusal('not_found');
  if (isSensitive && !isProved(principal)) throw new Refusal('step_up_required');
  return principal;
}

function isProved(principal: Principal): boolean {
  switch (principal.kind) {
    case 'user':
      return principal.isFreshlyProved;
    case 'token':
      return principal.actsWithoutStepUp;
    case 'carrier':
      return false;
  }
}
