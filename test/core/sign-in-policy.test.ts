import { describe, expect, it } from 'vitest';
import { operatorMembership, requireOperator, requirePermission } from '../../src/core/access.ts';
import { actingDetail, actorOf } from '../../src/core/actor.ts';
import { makeId, type OrganizationId } from '../../src/core/ids.ts';
import type { Membership, Principal } from '../../src/core/principal.ts';
import {
  heldToPolicies,
  isBothFactors,
  type SessionStrength,
  type SignInPolicy,
  signInBar,
} from '../../src/core/sign-in-policy.ts';
import { refusalOf } from '../support/refusal-of.ts';

const organization = (n: number): OrganizationId => makeId('organization', n, new Uint8Array(10));
const contoso = organization(1);
const fabrikam = organization(2);
const operator = organization(3);

const byPassword: SessionStrength = { hasTwoFactors: false, providerOf: null };
const byTwoFactors: SessionStrength = { hasTwoFactors: true, providerOf: null };
const byProvider: SessionStrength = { hasTwoFactors: true, providerOf: contoso };
const byAnothersProvider: SessionStrength = { hasTwoFactors: true, providerOf: fabrikam };

const owner = { organizationId: contoso, role: 'owner' } as const;
const viewer = { organizationId: contoso, role: 'viewer' } as const;

function person(memberships: readonly Membership[]): Extract<Principal, { kind: 'user' }> {
  return {
    kind: 'user',
    id: makeId('user', 1, new Uint8Array(10)),
    name: 'Ada',
    memberships,
    sessionId: makeId('session', 1, new Uint8Array(10)),
    isFreshlyProved: true,
  };
}

describe('A sign-in policy', () => {
  const second = 'second_factor_needed';
  const provider = 'own_provider_needed';

  it.each<[SignInPolicy, SessionStrength, string | null, string | null]>([
    ['any_way', byPassword, null, null],
    ['second_factor', byPassword, second, second],
    ['second_factor', byTwoFactors, null, null],
    ['second_factor', byProvider, null, null],
    ['own_provider', byPassword, second, provider],
    ['own_provider', byTwoFactors, null, provider],
    ['own_provider', byProvider, null, null],
    ['own_provider', byAnothersProvider, null, provider],
  ])('%s with %o bars an owner by %s and a viewer by %s', (policy, session, forOwner, forViewer) => {
    expect(signInBar(policy, owner, session)).toBe(forOwner);
    expect(signInBar(policy, viewer, session)).toBe(forViewer);
  });

  it('takes a password and a link for one factor, and everything else for two', () => {
    const weak = Object.entries(isBothFactors).flatMap(([method, isBoth]) => (isBoth ? [] : [method]));
    expect(weak.sort()).toEqual(['link', 'password']);
  });

  it('is each organization’s own: one that is not open leaves the others open', () => {
    const held = heldToPolicies(
      [
        { kind: 'organization', organizationId: contoso, role: 'owner', signInPolicy: 'second_factor' },
        { kind: 'organization', organizationId: fabrikam, role: 'owner', signInPolicy: 'any_way' },
      ],
      byPassword,
    );
    const ada = person(held);
    expect(refusalOf(() => requirePermission(ada, contoso, 'organization.read'))).toBe(second);
    expect(refusalOf(() => requirePermission(ada, contoso, 'pin.set'))).toBe(second);
    expect(refusalOf(() => requirePermission(ada, fabrikam, 'pin.set'))).toBeNull();
    expect(refusalOf(() => requirePermission(ada, operator, 'organization.read'))).toBe('not_found');
  });

  it('closes everything to the operator’s people, and leaves them what they are elsewhere', () => {
    const olga = person([
      { kind: 'operator', organizationId: operator, role: 'operator_admin', barredBy: second },
      { kind: 'organization', organizationId: contoso, role: 'viewer' },
    ]);
    expect(operatorMembership(olga)).toBeNull();
    expect(refusalOf(() => requireOperator(olga, 'carrier.list'))).toBe(second);
    expect(refusalOf(() => requirePermission(olga, fabrikam, 'organization.read'))).toBe(second);
    expect(refusalOf(() => requirePermission(olga, contoso, 'organization.read'))).toBeNull();
    expect(refusalOf(() => requirePermission(olga, contoso, 'user.invite'))).toBe(second);
    // As what they are there they do nothing either way.
    expect(refusalOf(() => requirePermission(olga, contoso, 'pin.set'))).toBe('not_permitted');
  });

  it('makes nobody at home where the session does not reach: they act there for the operator', () => {
    const olga = person([
      { kind: 'operator', organizationId: operator, role: 'operator_admin' },
      { kind: 'organization', organizationId: contoso, role: 'owner', barredBy: provider },
    ]);
    expect(refusalOf(() => requirePermission(olga, contoso, 'user.invite'))).toBe('reason_required');
    expect(actingDetail(actorOf(olga), contoso)).toEqual({ forOperator: { reason: null } });
  });
});
