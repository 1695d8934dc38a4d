import { describe, expect, test } from 'vitest';
import { requirePermission } from '../../src/core/access.ts';
import { actingDetail, actorOf } from '../../src/core/actor.ts';
import { actsNeedingReason } from '../../src/core/delegation.ts';
import { makeId } from '../../src/core/ids.ts';
import { type Action, isPermitted, permissions } from '../../src/core/permissions.ts';
import type { Membership, Principal } from '../../src/core/principal.ts';
import { refusalOf } from '../support/refusal-of.ts';

const random = new Uint8Array(10);
const customer = makeId('organization', 1, random);
const other = makeId('organization', 2, random);
const operator = makeId('organization', 3, random);
const asOperator = { kind: 'operator', organizationId: operator, role: 'operator_admin' } as const;
const asOwner = { kind: 'organization', organizationId: customer, role: 'owner' } as const;
const delegation = { organizationId: customer, reason: 'They asked', endsAt: new Date(0) };

type User = Extract<Principal, { kind: 'user' }>;
function person(memberships: readonly Membership[], delegations?: User['delegations']): Principal {
  const sessionId = makeId('session', 1, random);
  const who = { kind: 'user', id: makeId('user', 1, random), name: 'Olga', sessionId } as const;
  return { ...who, memberships, isFreshlyProved: true, ...(delegations && { delegations }) };
}

function token(reason?: string): Principal {
  const who = { kind: 'token', id: makeId('apiToken', 1, random), name: 'bot' } as const;
  return { ...who, membership: asOperator, actsWithoutStepUp: true, scopes: null, ...(reason && { reason }) };
}

function codeOf(principal: Principal, action: Action, organizationId = customer): string | null {
  return refusalOf(() => requirePermission(principal, organizationId, action));
}

describe('a reason', () => {
  const ofAdmins = (Object.keys(permissions) as Action[]).filter((one) => isPermitted('operator_admin', one));

  test.each(ofAdmins)('is asked of the operator’s people exactly where the table says so: %s', (action) => {
    const refused = actsNeedingReason.has(action) ? 'reason_required' : null;
    expect(codeOf(person([asOperator]), action)).toBe(refused);
    expect(codeOf(person([asOperator], [delegation]), action)).toBeNull();
    expect(codeOf(person([asOperator], [{ ...delegation, organizationId: other }]), action)).toBe(refused);
    expect(codeOf(token(), action)).toBeNull();
    expect(codeOf(person([asOperator]), action, operator)).toBeNull();
  });

  test('is not asked of who may do it as a member of the organization', () => {
    expect(codeOf(person([asOperator, asOwner]), 'user.invite')).toBeNull();
    expect(codeOf(person([asOperator, { ...asOwner, role: 'viewer' }]), 'user.invite')).toBe(
      'reason_required',
    );
  });
});

describe('the record of a customer', () => {
  const rows = [
    ['a person of the operator who said why', person([asOperator], [delegation]), { reason: 'They asked' }],
    ['a person of the operator at the desk’s work', person([asOperator]), { reason: null }],
    ['a token of the operator', token(), { reason: null }],
    ['a token of the operator that says why', token('Nightly'), { reason: 'Nightly' }],
  ] as const;
  test.each(rows)('marks an act of %s', (_, principal, forOperator) => {
    expect(actingDetail(actorOf(principal), customer)).toEqual({ forOperator });
    expect(actingDetail(actorOf(principal), operator)).toEqual({});
  });

  test('marks nobody who is at home there', () => {
    expect(actingDetail(actorOf(person([asOwner])), customer)).toEqual({});
    expect(actingDetail(actorOf(person([asOperator, asOwner])), customer)).toEqual({});
  });
});
