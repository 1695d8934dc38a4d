import { describe, expect, test } from 'vitest';
import {
  operatorMembership,
  permittedActions,
  requireOperator,
  requirePermission,
  rolesTowards,
} from '../../src/core/access.ts';
import { type CarrierId, makeId, type OrganizationId } from '../../src/core/ids.ts';
import type { Principal } from '../../src/core/principal.ts';
import { refusalOf } from '../support/refusal-of.ts';

function organization(n: number): OrganizationId {
  return makeId('organization', n, new Uint8Array(10));
}

const contoso = organization(1);
const fabrikam = organization(2);
const operator = organization(3);
const tokenId = makeId('apiToken', 1, new Uint8Array(10));

const owner: Extract<Principal, { kind: 'user' }> = {
  kind: 'user',
  id: makeId('user', 1, new Uint8Array(10)),
  name: 'Ada',
  memberships: [{ kind: 'organization', organizationId: contoso, role: 'owner' }],
  sessionId: makeId('session', 1, new Uint8Array(10)),
  isFreshlyProved: true,
};
const auditorToken: Principal = {
  kind: 'token',
  id: tokenId,
  name: 'audit',
  membership: { kind: 'organization', organizationId: contoso, role: 'auditor' },
  actsWithoutStepUp: false,
  scopes: null,
};
const agent: Principal = {
  kind: 'token',
  id: tokenId,
  name: 'desk',
  membership: { kind: 'operator', organizationId: operator, role: 'porting_agent' },
  actsWithoutStepUp: false,
  scopes: null,
};
const carrier: Principal = {
  kind: 'carrier',
  id: tokenId,
  name: 'Adatum',
  carrierId: makeId('carrier', 1, new Uint8Array(10)) as CarrierId,
  tokenName: 'the token',
  scopes: null,
  operatorId: operator,
};
/** A person of both, with different rights in each. */
const both: Principal = {
  ...owner,
  memberships: [
    { kind: 'organization', organizationId: contoso, role: 'viewer' },
    { kind: 'organization', organizationId: fabrikam, role: 'owner' },
  ],
};

describe('an act on an organization’s things', () => {
  const rows: readonly (readonly [who: string, Principal, OrganizationId, string | null])[] = [
    ['its owner', owner, contoso, null],
    ['its auditor', auditorToken, contoso, 'not_permitted'],
    ['an owner elsewhere', owner, fabrikam, 'not_found'],
    ['an auditor elsewhere', auditorToken, fabrikam, 'not_found'],
    ['the operator, whose act it is not', agent, contoso, 'not_permitted'],
    ['a carrier', carrier, contoso, 'not_found'],
    ['a viewer who is owner elsewhere', both, contoso, 'not_permitted'],
    ['an owner who is viewer elsewhere', both, fabrikam, null],
  ];
  for (const [who, principal, organizationId, code] of rows) {
    test(`by ${who} ${code === null ? 'is permitted' : `is refused ${code}`}`, () => {
      expect(refusalOf(() => requirePermission(principal, organizationId, 'pin.set'))).toBe(code);
    });
  }
});

test('an organization that does not exist is refused like a foreign one', () => {
  for (const principal of [owner, auditorToken, both, carrier]) {
    expect(refusalOf(() => requirePermission(principal, organization(99), 'organization.read'))).toBe(
      'not_found',
    );
  }
});

test('the operator’s staff act on every organization within their role', () => {
  for (const organizationId of [contoso, fabrikam, operator]) {
    expect(rolesTowards(agent, organizationId)).toEqual(['porting_agent']);
    expect(refusalOf(() => requirePermission(agent, organizationId, 'phone_number.add'))).toBeNull();
    expect(refusalOf(() => requirePermission(agent, organizationId, 'user.invite'))).toBe('not_permitted');
  }
});

test('acts of the operator are for its own people, and give its organization', () => {
  expect(requireOperator(agent, 'carrier.list')).toBe(operator);
  expect(refusalOf(() => requireOperator(agent, 'carrier.create'))).toBe('not_permitted');
  for (const principal of [owner, auditorToken, both, carrier]) {
    expect(refusalOf(() => requireOperator(principal, 'carrier.list'))).toBe('not_permitted');
    expect(operatorMembership(principal)).toBeNull();
  }
});

test('what a person may do is what their roles there add up to', () => {
  expect(permittedActions(both, contoso)).not.toContain('pin.set');
  expect(permittedActions(both, fabrikam)).toContain('pin.set');
  expect(permittedActions(both, operator)).toEqual([]);
  expect(permittedActions(carrier, contoso)).toEqual([]);
  const staffAndOwner: Principal = {
    ...owner,
    memberships: [
      { kind: 'operator', organizationId: operator, role: 'operator_auditor' },
      { kind: 'organization', organizationId: contoso, role: 'owner' },
    ],
  };
  expect(permittedActions(staffAndOwner, contoso)).toContain('pin.set');
  expect(permittedActions(staffAndOwner, fabrikam)).not.toContain('pin.set');
  expect(new Set(permittedActions(staffAndOwner, contoso)).size).toBe(
    permittedActions(staffAndOwner, contoso).length,
  );
});
