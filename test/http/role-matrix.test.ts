import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { routes } from '../../src/contract/routes.ts';
import type { IdKind } from '../../src/core/ids.ts';
import {
  isPermitted,
  operatorRoles,
  organizationRoles,
  permissions,
  type Role,
} from '../../src/core/permissions.ts';
import { newId } from '../../src/storage/new-id.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { holdProjects, submitOf } from '../support/held-orders.ts';
import { addPerson, signIn } from '../support/people.ts';
import {
  actionOf,
  type DecidedRoute,
  decidedRoutes,
  type MatrixRow,
  matrixRows,
} from '../support/role-matrix.ts';
import { type Answered, worldOn } from '../support/world.ts';

const roles: readonly Role[] = [...organizationRoles, ...operatorRoles, 'carrier'];
const idKinds: readonly [RegExp, IdKind][] = [
  [/api-tokens/, 'apiToken'],
  [/port-out-locks/, 'portOutLock'],
  [/users/, 'user'],
  [/webhook-endpoints/, 'webhookEndpoint'],
  [/saved-filters/, 'savedFilter'],
  [/deliveries/, 'delivery'],
  [/sign-in-providers/, 'signInProvider'],
  [/oauth-clients/, 'oauthClient'],
];

describeOnBothEngines('Role by role', (engine) => {
  const world = worldOn(engine);
  const callers = new Map<Role, { token?: string; headers?: Record<string, string> }>();
  let own: { org: string; order: string };
  let foreign: { org: string; order: string };

  beforeAll(async () => {
    const { org, otherOrg, operatorId, carrierToken } = world.now();
    await holdProjects(world.now());
    own = { org: org.id, order: (await submitOf(world.now(), 2)).id };
    const organization = otherOrg;
    foreign = { org: otherOrg.id, order: (await submitOf(world.now(), 2, { organization })).id };
    callers.set('carrier', { token: carrierToken });
    for (const role of [...organizationRoles, ...operatorRoles]) {
      const isOperator = (operatorRoles as readonly Role[]).includes(role);
      const organizationId = isOperator ? operatorId : org.id;
      const person = await addPerson(world.now(), { email: `${role}@roles.example`, organizationId, role });
      const { headers } = await signIn(world.now(), person);
      callers.set(role, { headers });
    }
  });

  // Whoever acts for a customer has said why.
  beforeEach(async () => {
    for (const role of operatorRoles.filter((one) => isPermitted(one, 'delegation.open'))) {
      await ask('openDelegation', role, own);
    }
  });

  function ask(name: DecidedRoute, role: Role, { org, order }: typeof own): Promise<Answered> {
    const row: MatrixRow = matrixRows(world.now())[name];
    const { method, path } = routes[name];
    const kind = idKinds.find(([place]) => place.test(path))?.[1] ?? 'portOutOrder';
    const id = path.startsWith('/port-out-orders') ? order : newId(kind, new Date('2026-11-24T15:00:00Z'));
    const params: Record<string, string> = { org, id, year: '2027' };
    // Not the one that asks: while it is suspended it is told just that.
    params.carrier = world.now().otherCarrier.id;
    params.domain = 'nobody.example';
    params.document = newId('document', new Date('2026-11-24T15:00:00Z'));
    const filled = path.replaceAll(/:(\w+)/g, (_, key) => params[key] ?? '');
    const { token, headers } = callers.get(role) ?? {};
    return world.now().call(method, filled + (row.query ?? ''), {
      ...(token !== undefined && { token }),
      body: row.body,
      headers: { ...headers, ...(row.contentType && { 'content-type': row.contentType }) },
    });
  }

  /** What is to be answered to that role: done (or refused for another reason), not allowed, or not there. */
  function expected(name: DecidedRoute, role: Role): 'done' | 'not_permitted' | 'not_found' {
    const row: MatrixRow = matrixRows(world.now())[name];
    const isOperators = (operatorRoles as readonly Role[]).includes(role);
    if (role === 'carrier' && row.at === 'organization') return 'not_found';
    if (row.but?.roles.includes(role)) return 'not_permitted';
    if (row.at === 'operator' && !row.isForAll && !isOperators) return 'not_permitted';
    return isPermitted(role, actionOf(name)) ? 'done' : 'not_permitted';
  }

  describe.each(decidedRoutes)('%s', (name) => {
    test(`is for who may ${actionOf(name)} and nobody else`, async () => {
      const seen: Record<string, string> = {};
      const wanted: Record<string, string> = {};
      for (const role of roles) {
        const answer = await ask(name, role, own);
        const code = String(answer.body?.code ?? '');
        const isRefused = ['not_permitted', 'reason_required', 'step_up_required', 'not_signed_in'];
        wanted[role] = expected(name, role);
        // Of a thing that is not there somebody who may is told just that.
        const isOther =
          code === 'not_found' &&
          wanted[role] === 'done' &&
          /:(id|document|carrier|domain)/.test(routes[name].path);
        seen[role] = isOther || ![...isRefused, 'not_found'].includes(code) ? 'done' : code;
        expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
      }
      expect(seen).toEqual(wanted);
    });

    test('tells an organization’s people of another one’s things nothing', async () => {
      const row: MatrixRow = matrixRows(world.now())[name];
      if (row.at === 'operator') return expect(expected(name, 'owner')).not.toBe('not_found');
      const seen = new Set<string>();
      for (const role of organizationRoles) seen.add((await ask(name, role, foreign)).body.code);
      expect([...seen]).toEqual(['not_found']);
    });
  });
});

test('every action is done by some route, or decides within another', () => {
  const byRoute = new Set(decidedRoutes.map(actionOf));
  expect(Object.keys(permissions).filter((action) => !byRoute.has(action as never))).toEqual([]);
});
