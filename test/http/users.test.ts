import { describe, expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { addPerson, signIn } from '../support/people.ts';
import { worldOn } from '../support/world.ts';

const tokenOf = (setupUrl: string) => setupUrl.split('#')[1] ?? '';

describeOnBothEngines('An invitation over HTTP', (engine) => {
  const world = worldOn(engine);

  function invite(email: string, role: string, token = world.now().operatorToken, name = 'Ana') {
    const { call, org } = world.now();
    return call('POST', `/organizations/${org.id}/users`, { token, body: { email, name, role } });
  }

  function inspect(setupUrl: string) {
    return world.now().call('POST', '/setup-links/inspection', { body: { token: tokenOf(setupUrl) } });
  }

  async function member(email: string) {
    const { call, org, ownerToken: token } = world.now();
    const people = await call('GET', `/organizations/${org.id}/users?limit=200`, { token });
    return people.body.items.find((person: { email: string }) => person.email === email);
  }

  async function telephonyAdmin(): Promise<string> {
    const { call, org, ownerToken: token } = world.now();
    const body = { name: 'phones', role: 'telephony_admin', actsWithoutStepUp: true };
    return (await call('POST', `/organizations/${org.id}/api-tokens`, { token, body })).body.token;
  }

  it('sent again gives the new role by a new link, and ends the link before', async () => {
    const first = await invite('carla@contoso.example', 'auditor');
    const second = await invite('Carla@Contoso.example', 'viewer');
    expect(second).toMatchObject({ status: 201, body: { id: first.body.id } });
    expect(await inspect(first.body.setupUrl)).toMatchObject({ body: { code: 'setup_link_invalid' } });
    expect(await inspect(second.body.setupUrl)).toMatchObject({ status: 200 });
    expect(await member('carla@contoso.example')).toMatchObject({ role: 'viewer', status: 'invited' });
  });

  it('of an owner cannot be taken over by a telephony admin who invites them as less', async () => {
    const invited = await invite('dora@contoso.example', 'owner');
    const again = await invite('dora@contoso.example', 'viewer', await telephonyAdmin());
    expect(again).toMatchObject({ status: 403, body: { code: 'not_permitted' } });
    expect(await inspect(invited.body.setupUrl)).toMatchObject({ status: 200 });
    expect(await member('dora@contoso.example')).toMatchObject({ role: 'owner' });
  });

  it('shows a person by their address until they have joined, whatever they are called elsewhere', async () => {
    const { otherOrg } = world.now();
    await addPerson(world.now(), {
      email: 'known@else.example',
      organizationId: otherOrg.id,
      role: 'owner',
    });
    await invite('known@else.example', 'viewer', undefined, 'Guess');
    await invite('new@else.example', 'viewer', undefined, 'Guess');
    for (const email of ['known@else.example', 'new@else.example']) {
      expect(await member(email)).toMatchObject({ name: email, status: 'invited' });
    }
  });

  it('of a member is refused', async () => {
    const { org } = world.now();
    await addPerson(world.now(), { email: 'in@contoso.example', organizationId: org.id, role: 'viewer' });
    expect(await invite('IN@contoso.example', 'auditor')).toMatchObject({
      status: 409,
      body: { code: 'already_exists' },
    });
  });

  it('of oneself is taken up at once, without a link', async () => {
    const { call, org, operatorId } = world.now();
    const email = 'op@operator.example';
    const person = await addPerson(world.now(), {
      email,
      organizationId: operatorId,
      role: 'operator_admin',
    });
    const { headers } = await signIn(world.now(), person);
    const reason = { reason: 'Setting it up' };
    await call('POST', `/organizations/${org.id}/delegations`, { headers, body: reason });
    const body = { email: 'OP@operator.example', name: 'Op', role: 'owner' };
    const answer = await call('POST', `/organizations/${org.id}/users`, { headers, body });
    expect(answer).toMatchObject({ status: 201, body: { id: person.id, setupUrl: null } });
    expect(await member(email)).toMatchObject({ role: 'owner', status: 'active' });
    const path = `/organizations/${org.id}/notices?limit=1`;
    const { body: told } = await call('GET', path, { token: org.ownerToken });
    expect(told.items[0]).toMatchObject({ kind: 'user_joined', detail: { person: 'op' } });
  });

  it('sent twice at the same time makes one person with one link that works', async () => {
    const answers = await Promise.all(
      ['viewer', 'auditor', 'viewer'].map((role) => invite('twin@contoso.example', role)),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const links = await Promise.all(answers.map(({ body }) => inspect(body.setupUrl)));
    expect(links.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('stands in the record without its link', async () => {
    const { call, org, ownerToken: token } = world.now();
    const { body } = await invite('eva@contoso.example', 'auditor');
    const record = await call('GET', `/organizations/${org.id}/audit-entries`, { token });
    expect(record.body.items[0]).toMatchObject({
      action: 'user.invited',
      subject: { kind: 'user', id: body.id },
      detail: { email: 'eva@contoso.example', role: 'auditor' },
    });
    expect(JSON.stringify(record.body)).not.toContain(tokenOf(body.setupUrl));
  });

  it.each(['auditor', 'viewer', 'approver'])('is nothing an organization’s %s sends', async (role) => {
    const { call, org, ownerToken: token } = world.now();
    const made = await call('POST', `/organizations/${org.id}/api-tokens`, {
      token,
      body: { name: role, role },
    });
    const answer = await invite('nobody@contoso.example', 'viewer', made.body.token);
    expect(answer).toMatchObject({ status: 403, body: { code: 'not_permitted' } });
  });

  describe('into the operator’s own organization', () => {
    it('is refused, as its customers’ roles are: they mean nothing there', async () => {
      const { call, operatorId, operatorToken: token } = world.now();
      const person = { email: 'fay@operator.example', name: 'Fay', role: 'owner' };
      const users = await call('POST', `/organizations/${operatorId}/users`, { token, body: person });
      const body = { name: 'boss', role: 'owner' };
      const tokens = await call('POST', `/organizations/${operatorId}/api-tokens`, { token, body });
      for (const answer of [users, tokens]) {
        expect(answer).toMatchObject({ status: 403, body: { code: 'not_permitted' } });
      }
    });
  });
});
