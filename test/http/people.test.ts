import { expect, it } from 'vitest';
import type { OperatorRole, OrganizationRole } from '../../src/core/permissions.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { waitingPersonMails } from '../support/mails.ts';
import { addPerson, type Browser, signIn } from '../support/people.ts';
import { worldOn } from '../support/world.ts';

const tokenOf = (setupUrl: string) => setupUrl.split('#')[1] ?? '';

describeOnBothEngines('The people of an organization', (engine) => {
  const world = worldOn(engine);
  let people = 0;

  function person(role: OrganizationRole | OperatorRole, organizationId = world.now().org.id) {
    people += 1;
    return addPerson(world.now(), { email: `p${people}@people.example`, organizationId, role });
  }

  function change(id: string, body: unknown, by: { token?: string; headers?: Browser['headers'] } = {}) {
    const { call, org, ownerToken } = world.now();
    const asked = by.headers ? { headers: by.headers } : { token: by.token ?? ownerToken };
    return call('PATCH', `/organizations/${org.id}/users/${id}`, { ...asked, body });
  }

  async function tokenOfRole(role: OrganizationRole): Promise<string> {
    const { call, org, ownerToken: token } = world.now();
    const body = { name: role, role, actsWithoutStepUp: true };
    return (await call('POST', `/organizations/${org.id}/api-tokens`, { token, body })).body.token;
  }

  async function newest(): Promise<{ action: string; detail: Record<string, unknown> }> {
    const { call, org, ownerToken: token } = world.now();
    return (await call('GET', `/organizations/${org.id}/audit-entries?limit=1`, { token })).body.items[0];
  }

  it('get another role, which holds from the next request on and stands in the record', async () => {
    const { call, org } = world.now();
    const bo = await person('viewer');
    const { headers } = await signIn(world.now(), bo);
    const users = () => call('GET', `/organizations/${org.id}/users`, { headers });
    expect((await users()).status).toBe(403);
    expect(await change(bo.id, { role: 'auditor' })).toMatchObject({
      status: 200,
      body: { role: 'auditor' },
    });
    expect((await users()).status).toBe(200);
    expect(await newest()).toMatchObject({
      action: 'user.role_changed',
      detail: { email: bo.email, role: 'auditor', previousRole: 'viewer' },
    });
    const told = await call('GET', `/organizations/${org.id}/notices?limit=1`, { headers });
    expect(told.body.items[0]).toMatchObject({ kind: 'user_role_changed', detail: { person: 'p1' } });
  });

  it('who are deactivated are signed out at once, may do nothing here, and come back when reactivated', async () => {
    const { call, org } = world.now();
    const bo = await person('viewer');
    const { headers } = await signIn(world.now(), bo);
    const read = (with_: Browser['headers']) => call('GET', `/organizations/${org.id}`, { headers: with_ });
    expect((await read(headers)).status).toBe(200);
    expect((await change(bo.id, { status: 'deactivated' })).body).toMatchObject({ status: 'deactivated' });
    expect((await read(headers)).body.code).toBe('not_signed_in');
    const again = await signIn(world.now(), bo);
    expect((await read(again.headers)).body.code).toBe('not_found');
    expect((await call('GET', '/session', { headers: again.cookie })).body.memberships).toEqual([]);
    expect((await change(bo.id, { status: 'active' })).body).toMatchObject({ status: 'active' });
    expect((await read(again.headers)).status).toBe(200);
    expect((await newest()).action).toBe('user.reactivated');
  });

  it('made API tokens that go on when they are deactivated, and are shown with them', async () => {
    const { call, org, ownerToken: token } = world.now();
    const bo = await person('telephony_admin');
    const { headers } = await signIn(world.now(), bo);
    const path = `/organizations/${org.id}/api-tokens`;
    const made = await call('POST', path, { headers, body: { name: 'nightly', role: 'viewer' } });
    await change(bo.id, { status: 'deactivated' });
    const shown = await call('GET', `/organizations/${org.id}/users/${bo.id}`, { token });
    expect(shown.body).toMatchObject({
      status: 'deactivated',
      apiTokens: [{ id: made.body.id, name: 'nightly', role: 'viewer' }],
    });
    const used = await call('GET', `/organizations/${org.id}`, { token: made.body.token });
    expect(used.status).toBe(200);
  });

  it('keep a last owner, also when two step down at the same moment', async () => {
    const { otherOrg, call } = world.now();
    const [one, two] = await Promise.all([person('owner', otherOrg.id), person('owner', otherOrg.id)]);
    const demote = (id: string) =>
      call('PATCH', `/organizations/${otherOrg.id}/users/${id}`, {
        token: otherOrg.ownerToken,
        body: { role: 'viewer' },
      });
    const answers = await Promise.all([demote(one.id), demote(two.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('last_owner');
    const left = answers[0]?.status === 409 ? one : two;
    const path = `/organizations/${otherOrg.id}/users/${left.id}`;
    const ended = await call('PATCH', path, {
      token: otherOrg.ownerToken,
      body: { status: 'deactivated' },
    });
    expect(ended.body.code).toBe('last_owner');
  });

  it('are not given or taken more by a telephony admin than that role has', async () => {
    const token = await tokenOfRole('telephony_admin');
    const [owner, viewer] = await Promise.all([person('owner'), person('viewer')]);
    await person('owner');
    for (const body of [{ role: 'viewer' }, { status: 'deactivated' }]) {
      expect((await change(owner.id, body, { token })).body.code).toBe('not_permitted');
    }
    expect((await change(viewer.id, { role: 'owner' }, { token })).body.code).toBe('not_permitted');
    expect((await change(viewer.id, { role: 'approver' }, { token })).status).toBe(200);
    const approver = await tokenOfRole('approver');
    expect((await change(viewer.id, { role: 'viewer' }, { token: approver })).body.code).toBe(
      'not_permitted',
    );
  });

  it('are changed with a fresh proof only', async () => {
    const [owner, viewer] = await Promise.all([person('owner'), person('viewer')]);
    const { headers } = await signIn(world.now(), owner);
    world.now().clock.advance(11 * 60_000);
    expect((await change(viewer.id, { role: 'auditor' }, { headers })).body.code).toBe('step_up_required');
  });

  it('who only were invited have their invitation withdrawn, not deactivated, and leave nothing', async () => {
    const { call, org, ownerToken: token } = world.now();
    const body = { email: 'gone@people.example', name: 'Gone', role: 'viewer' };
    const invited = await call('POST', `/organizations/${org.id}/users`, { token, body });
    const path = `/organizations/${org.id}/users/${invited.body.id}`;
    expect((await change(invited.body.id, { status: 'deactivated' })).body.code).toBe('not_joined');
    expect((await call('DELETE', `${path}/invitation`, { token })).status).toBe(204);
    const link = { token: tokenOf(invited.body.setupUrl) };
    const inspected = await call('POST', '/setup-links/inspection', { body: link });
    expect(inspected.body.code).toBe('setup_link_invalid');
    expect((await call('GET', path, { token })).body.code).toBe('not_found');
    expect((await call('DELETE', `${path}/invitation`, { token })).body.code).toBe('not_found');
    expect((await newest()).action).toBe('user.invitation_withdrawn');
  });

  it('are not mailed one invitation after the other', async () => {
    const { call, clock, org, ownerToken: token } = world.now();
    const email = 'flooded@contoso.example';
    const body = { email, name: 'F', role: 'viewer' };
    const { body: invited } = await call('POST', `/organizations/${org.id}/users`, { token, body });
    const again = () => call('POST', `/organizations/${org.id}/users/${invited.id}/invitation`, { token });
    for (let sent = 1; sent < 5; sent += 1) expect((await again()).status).toBe(200);
    expect(await again()).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    const mails = await waitingPersonMails(world.now(), org.id);
    expect(mails.filter(({ address }) => address === email)).toHaveLength(5);
    clock.advance(60 * 60_000);
    expect((await again()).status).toBe(200);
  });

  it('are invited by mail; the invitation says until when it holds and is sent again after that', async () => {
    const { call, org, ownerToken: token, clock } = world.now();
    const body = { email: 'mailed@people.example', name: 'Mailed', role: 'approver' };
    const invited = await call('POST', `/organizations/${org.id}/users`, { token, body });
    const path = `/organizations/${org.id}/users/${invited.body.id}`;
    const mails = await waitingPersonMails(world.now(), org.id);
    expect(mails.at(-1)).toMatchObject({
      address: body.email,
      facts: { kind: 'invitation', role: 'approver', by: 'owner token', organizationName: 'Contoso' },
    });
    const shown = (await call('GET', path, { token })).body;
    expect(Date.parse(shown.invitationEndsAt)).toBe(clock.now().getTime() + 7 * 24 * 3_600_000);
    clock.advance(8 * 24 * 3_600_000);
    const inspect = (setupUrl: string) =>
      call('POST', '/setup-links/inspection', { body: { token: tokenOf(setupUrl) } });
    expect((await inspect(invited.body.setupUrl)).body.code).toBe('setup_link_invalid');
    const again = await call('POST', `${path}/invitation`, { token });
    expect((await inspect(again.body.setupUrl)).status).toBe(200);
    expect(Date.parse((await call('GET', path, { token })).body.invitationEndsAt)).toBeGreaterThan(
      clock.now().getTime(),
    );
    const joined = await call('POST', '/setup-links/redemption', {
      body: { token: tokenOf(again.body.setupUrl), password: 'ember-lattice-walnut-41' },
    });
    expect(joined.status).toBe(201);
    expect((await call('POST', `${path}/invitation`, { token })).body.code).toBe('not_invited');
    const told = await call('GET', `/organizations/${org.id}/notices?limit=1`, { token });
    expect(told.body.items[0]).toMatchObject({ kind: 'user_joined', detail: { person: 'Mailed' } });
  });
});

describeOnBothEngines('The operator’s own people', (engine) => {
  const world = worldOn(engine);

  it('are invited, changed and deactivated by its admins alone, and keep a last one', async () => {
    const { call, operatorId, operatorToken: token, clock } = world.now();
    const olga = await addPerson(world.now(), {
      email: 'admin@operator.example',
      organizationId: operatorId,
      role: 'operator_admin',
    });
    const body = { email: 'lee@operator.example', name: 'Lee', role: 'porting_agent' };
    const invited = await call('POST', '/operator/users', { token, body });
    expect(invited.status).toBe(201);
    const joined = await call('POST', '/setup-links/redemption', {
      body: { token: tokenOf(invited.body.setupUrl), password: 'ember-lattice-walnut-41' },
    });
    expect(joined.body.memberships).toMatchObject([{ kind: 'operator', role: 'porting_agent' }]);
    const change = (id: string, changes: unknown) =>
      call('PATCH', `/operator/users/${id}`, { token, body: changes });
    expect((await change(olga.id, { role: 'porting_agent' })).body.code).toBe('last_operator_admin');
    expect((await change(olga.id, { status: 'deactivated' })).body.code).toBe('last_operator_admin');
    expect((await change(olga.id, { role: 'owner' })).status).toBe(422);
    expect((await change(invited.body.id, { role: 'operator_admin' })).status).toBe(200);
    const answers = await Promise.all(
      [olga.id, invited.body.id].map((id) => change(id, { status: 'deactivated' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lee = await signIn(world.now(), {
      id: olga.id,
      email: body.email,
      password: 'ember-lattice-walnut-41',
    });
    clock.advance(11 * 60_000);
    const proofless = await call('POST', '/operator/users', {
      headers: lee.headers,
      body: { ...body, email: 'x@operator.example' },
    });
    expect(['step_up_required', 'not_permitted']).toContain(proofless.body.code);
  });

  it('are seen by its people and nobody else', async () => {
    const { call, operatorToken, ownerToken, carrierToken } = world.now();
    const list = (token: string) => call('GET', '/operator/users', { token });
    expect((await list(operatorToken)).body.items.length).toBeGreaterThan(0);
    for (const token of [ownerToken, carrierToken]) {
      expect((await list(token)).body.code).toBe('not_permitted');
    }
  });
});
