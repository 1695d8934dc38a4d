import { describe, expect, test } from 'vitest';
import { requirePermission } from '../../src/core/access.ts';
import {
  actsNeedingFreshProof,
  freshProofMs,
  proofFreshUntil,
  provedAtProvider,
} from '../../src/core/fresh-proof.ts';
import { makeId } from '../../src/core/ids.ts';
import { type Action, isPermitted, permissions } from '../../src/core/permissions.ts';
import type { Principal } from '../../src/core/principal.ts';
import { refusalOf } from '../support/refusal-of.ts';

const random = new Uint8Array(10);
const organizationId = makeId('organization', 1, random);
const membership = { kind: 'organization', organizationId, role: 'owner' } as const;

function person(isFreshlyProved: boolean): Principal {
  const sessionId = makeId('session', 1, random);
  const id = makeId('user', 1, random);
  return { kind: 'user', id, name: 'Ada', memberships: [membership], sessionId, isFreshlyProved };
}

function token(actsWithoutStepUp: boolean): Principal {
  const id = makeId('apiToken', 1, random);
  return { kind: 'token', id, name: 'bot', membership, actsWithoutStepUp, scopes: null };
}

function codeOf(principal: Principal, action: Action): string | null {
  return refusalOf(() => requirePermission(principal, organizationId, action));
}

describe('a fresh proof', () => {
  const ofOwners = (Object.keys(permissions) as Action[]).filter((action) => isPermitted('owner', action));

  test.each(ofOwners)('is asked for exactly where the table says so: %s', (action) => {
    const refused = actsNeedingFreshProof.has(action) ? 'step_up_required' : null;
    expect(codeOf(person(false), action)).toBe(refused);
    expect(codeOf(token(false), action)).toBe(refused);
    expect(codeOf(person(true), action)).toBeNull();
    expect(codeOf(token(true), action)).toBeNull();
  });

  test('is never asked for in vain: who may not do it at all is told so', () => {
    expect(codeOf(person(false), 'operator_settings.change')).toBe('not_permitted');
  });

  test('is asked for before the PIN, people, tokens and policies change', () => {
    expect([...actsNeedingFreshProof]).toEqual(
      expect.arrayContaining(['pin.set', 'user.invite', 'api_token.create', 'operator_settings.change']),
    );
  });

  test('lasts ten minutes', () => {
    expect(freshProofMs).toBe(600_000);
    expect(proofFreshUntil(new Date('2026-11-26T10:00:00Z'))).toEqual(new Date('2026-11-26T10:10:00Z'));
  });
});

test('at a provider a proof was given when it says so, never later than now; unsaid it is fresh no more', () => {
  const at = new Date('2026-11-26T12:00:00Z');
  const ago = (ms: number) => new Date(at.getTime() - ms);
  expect(provedAtProvider(ago(60_000), at)).toEqual(ago(60_000));
  expect(provedAtProvider(ago(-60_000), at)).toEqual(at);
  expect(at < proofFreshUntil(provedAtProvider(null, at))).toBe(false);
});
