import { expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { addPerson, type Browser, join, signIn } from '../support/people.ts';
import { worldOn } from '../support/world.ts';

const reason = 'They asked us by phone, ticket 4711';

describeOnBothEngines('Acting for a customer', (engine) => {
  const world = worldOn(engine);
  let people = 0;

  async function operatorPerson(
    role: 'operator_admin' | 'porting_agent' | 'operator_auditor' = 'operator_admin',
  ) {
    const { operatorId } = world.now();
    people += 1;
    const email = `olga${people}@operator.example`;
    return signIn(world.now(), await addPerson(world.now(), { email, organizationId: operatorId, role }));
  }

  function invite({ headers }: Pick<Browser, 'headers'>) {
    const { call, org } = world.now();
    people += 1;
    const body = { email: `new${people}@contoso.example`, name: 'New', role: 'viewer' };
    return call('POST', `/organizations/${org.id}/users`, { headers, body });
  }

  function delegate({ headers }: Pick<Browser, 'headers'>, org = world.now().org.id, said = reason) {
    return world.now().call('POST', `/organizations/${org}/delegations`, { headers, body: { reason: said } });
  }

  async function entries(count: number) {
    const { call, org, ownerToken: token } = world.now();
    return (await call('GET', `/organizations/${org.id}/audit-entries?limit=${count}`, { token })).body.items;
  }

  it('is refused to a person of the operator until they say why, which the customer reads', async () => {
    const olga = await operatorPerson();
    expect((await invite(olga)).body.code).toBe('reason_required');
    expect(await delegate(olga)).toMatchObject({ status: 201, body: { reason } });
    expect((await invite(olga)).status).toBe(201);
    const [invited, acting] = await entries(2);
    expect(acting).toMatchObject({ action: 'operator.acting', detail: { reason, forOperator: { reason } } });
    expect(invited).toMatchObject({ action: 'user.invited', detail: { forOperator: { reason } } });
  });

  it('holds for that session, that organization and 60 minutes', async () => {
    const { call, otherOrg, clock } = world.now();
    const olga = await operatorPerson();
    await delegate(olga);
    expect((await invite(await operatorPerson())).body.code).toBe('reason_required');
    const elsewhere = await call('POST', `/organizations/${otherOrg.id}/users`, {
      headers: olga.headers,
      body: { email: 'new@fabrikam.example', name: 'New', role: 'viewer' },
    });
    expect(elsewhere.body.code).toBe('reason_required');
    clock.advance(59 * 60_000);
    expect((await invite(olga)).body.code).toBe('step_up_required');
    clock.advance(2 * 60_000);
    expect((await invite(olga)).body.code).toBe('reason_required');
  });

  it('is shown while it holds, and ends when they say so', async () => {
    const { call, org } = world.now();
    const olga = await operatorPerson();
    await delegate(olga);
    const path = `/organizations/${org.id}/delegations`;
    const shown = await call('GET', path, { headers: olga.headers });
    expect(shown.body.items).toMatchObject([{ organizationId: org.id, reason }]);
    expect((await call('DELETE', path, { headers: olga.headers })).status).toBe(204);
    expect((await call('DELETE', path, { headers: olga.headers })).status).toBe(204);
    expect((await call('GET', path, { headers: olga.headers })).body.items).toEqual([]);
    expect((await invite(olga)).body.code).toBe('reason_required');
    expect((await entries(1))[0]).toMatchObject({ action: 'operator.acting_ended' });
  });

  it('asks no reason of the desk for its own work on orders, nor to read', async () => {
    const { call, org } = world.now();
    const agent = await operatorPerson('porting_agent');
    const users = await call('GET', `/organizations/${org.id}/users`, { headers: agent.headers });
    expect(users.status).toBe(200);
    const path = `/port-out-orders/poo_00000000000000000000000000/decision`;
    const decided = await call('POST', path, { headers: agent.headers, body: { decision: 'refuse' } });
    expect(decided.body.code).toBe('not_found');
  });

  it('asks none of who acts as a member of the organization', async () => {
    const olga = await operatorPerson();
    const { body } = await world.now().call('GET', '/session', { headers: olga.cookie });
    await join(world.now(), body.user, 'owner');
    expect((await invite(olga)).status).toBe(201);
    expect((await entries(1))[0].detail).not.toHaveProperty('forOperator');
  });

  it('is marked also when who does it is a member there whose role would not be enough', async () => {
    const { operatorId, org, ownerToken: token, call } = world.now();
    const email = 'viewer@operator.example';
    const person = await addPerson(world.now(), {
      email,
      organizationId: operatorId,
      role: 'operator_admin',
    });
    await join(world.now(), person, 'viewer');
    const browser = await signIn(world.now(), person);
    expect((await invite(browser)).body.code).toBe('reason_required');
    await delegate(browser);
    expect((await invite(browser)).status).toBe(201);
    const path = `/organizations/${org.id}/audit-entries?limit=2`;
    const [invited, acting] = (await call('GET', path, { token })).body.items;
    expect(invited).toMatchObject({ action: 'user.invited', detail: { forOperator: { reason } } });
    expect(acting).toMatchObject({ action: 'operator.acting', detail: { forOperator: { reason } } });
  });

  it('is asked of a member there for a role that only the operator may give', async () => {
    const { operatorId, org, call } = world.now();
    const email = 'telephony@operator.example';
    const person = await addPerson(world.now(), {
      email,
      organizationId: operatorId,
      role: 'operator_admin',
    });
    await join(world.now(), person, 'telephony_admin');
    const browser = await signIn(world.now(), person);
    const { headers } = browser;
    const body = { email: 'newowner@contoso.example', name: 'New', role: 'owner' };
    const inviteOwner = () => call('POST', `/organizations/${org.id}/users`, { headers, body });
    expect((await invite(browser)).status).toBe(201);
    expect((await inviteOwner()).body.code).toBe('reason_required');
    await delegate(browser);
    expect((await inviteOwner()).status).toBe(201);
    expect((await entries(1))[0].detail).toMatchObject({ role: 'owner', forOperator: { reason } });
  });

  it('is not for the customer’s own people, the operator’s auditors or tokens', async () => {
    const { call, org, ownerToken, operatorToken, carrierToken } = world.now();
    const path = `/organizations/${org.id}/delegations`;
    const ask = (token: string) => call('POST', path, { token, body: { reason } });
    expect((await ask(ownerToken)).body.code).toBe('not_permitted');
    expect((await ask(carrierToken)).body.code).toBe('not_found');
    expect((await ask(operatorToken)).body.code).toBe('not_found');
    expect((await delegate(await operatorPerson('operator_auditor'))).body.code).toBe('not_permitted');
  });

  it('is not said of the operator’s own organization', async () => {
    const { operatorId } = world.now();
    expect((await delegate(await operatorPerson(), operatorId)).body.code).toBe('not_permitted');
  });

  it('by a token goes on as before, is seen to be the operator’s, and may say why in a header', async () => {
    const { call, org, operatorToken: token, ownerToken } = world.now();
    const invited = (n: number, headers: Record<string, string> = {}) =>
      call('POST', `/organizations/${org.id}/users`, {
        token,
        headers,
        body: { email: `t${n}@contoso.example`, name: 'T', role: 'viewer' },
      });
    expect((await invited(1)).status).toBe(201);
    expect((await entries(1))[0].detail).toMatchObject({ forOperator: { reason: null } });
    const utf8 = Buffer.from('Société X, dossier 12', 'utf8').toString('latin1');
    expect((await invited(2, { 'portkeeper-reason': utf8 })).status).toBe(201);
    expect((await entries(1))[0].detail).toMatchObject({ forOperator: { reason: 'Société X, dossier 12' } });
    expect(await invited(3, { 'portkeeper-reason': 'x'.repeat(501) })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/headers/portkeeper-reason', code: 'too_long' }] },
    });
    const own = await call('PUT', `/organizations/${org.id}/port-out-pin`, {
      token: ownerToken,
      headers: { 'portkeeper-reason': 'Not ours to say' },
      body: { pin: '40618273' },
    });
    expect(own.status).toBe(200);
    expect((await entries(1))[0].detail).not.toHaveProperty('forOperator');
  });
});
