import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { addPerson, type Browser, signIn, type TestPerson } from '../support/people.ts';
import { addNumber, addNumbers, noticeKinds } from '../support/port-outs.ts';
import { type Answered, addToken, worldOn } from '../support/world.ts';

const hourMs = 3_600_000;

describeOnBothEngines('Locks against porting out', (engine) => {
  const world = worldOn(engine);
  let person: TestPerson;
  let owner: Browser;
  let viewer: string;

  beforeAll(async () => {
    const { org, context, clock } = world.now();
    const asked = { email: 'owner@locks.example', organizationId: org.id, role: 'owner' as const };
    person = await addPerson(world.now(), asked);
    viewer = await context.db
      .forOrganization(org.id)
      .transaction((tx) => addToken(tx, 'organization', 'viewer', clock.now()));
  });

  // Hours pass in these tests, and a proof is fresh for minutes.
  beforeEach(async () => {
    owner = await signIn(world.now(), person);
  });

  const path = () => `/organizations/${world.now().org.id}/port-out-locks`;
  const inHours = (hours: number) =>
    new Date(world.now().clock.now().getTime() + hours * hourMs).toISOString();

  async function set(asked: object, token = world.now().ownerToken): Promise<Answered> {
    const body = { reason: 'A theft', ...asked };
    const answer = await world.now().call('POST', path(), { token, body });
    world.now().clock.advance(1);
    return answer;
  }

  async function setOnNumber(more: object = {}): Promise<Answered> {
    return set({ scope: 'number', number: await addNumber(world.now()), ...more });
  }

  async function unlock(id: string, asked: object = {}, headers = owner.headers): Promise<Answered> {
    const body = { note: 'It was found', ...asked };
    const answer = await world.now().call('POST', `${path()}/${id}/unlocking`, { headers, body });
    world.now().clock.advance(1);
    return answer;
  }

  async function list(query = ''): Promise<{ id: string; state: string; endedBecause: string | null }[]> {
    const { status, body } = await world.now().call('GET', path() + query, { token: viewer });
    expect(status).toBe(200);
    return body.items;
  }

  async function auditOf(action: string) {
    const { call, org, ownerToken: token } = world.now();
    const { body } = await call('GET', `/organizations/${org.id}/audit-entries?action=${action}`, { token });
    return body.items[0];
  }

  describe('are set', () => {
    it('on one number, with who, when and why', async () => {
      const number = await addNumber(world.now());
      const endsAt = inHours(1);
      const { status, body } = await set({ scope: 'number', number, endsAt });
      expect(status).toBe(201);
      expect(body).toMatchObject({ scope: 'number', number, reason: 'A theft', state: 'in_force', endsAt });
      const subject = { kind: 'port_out_lock', id: body.id };
      const detail = { scope: 'number', number, reason: 'A theft', endsAt };
      expect(await auditOf('lock.set')).toMatchObject({ subject, detail });
      expect((await noticeKinds(world.now()))[0]).toBe('lock_set');
    });

    it('on one billing account, and the news carry no account number in full', async () => {
      const { call, otherOrg, otherOrg: org } = world.now();
      const body = { scope: 'billing_account', billingAccountId: org.billingAccountId, reason: 'A theft' };
      const token = otherOrg.ownerToken;
      const answer = await call('POST', `/organizations/${org.id}/port-out-locks`, { token, body });
      expect(answer.body).toMatchObject({ accountNumber: 'OR-300400', number: null });
      const told = await call('GET', `/organizations/${org.id}/notices`, { token });
      expect(JSON.stringify(told.body)).not.toContain('OR-300400');
      expect(told.body.items[0]).toMatchObject({ kind: 'lock_set', detail: { accountNumber: '••••400' } });
    });

    it('without a fresh proof, by a session of any age', async () => {
      const number = await addNumber(world.now());
      world.now().clock.advance(11 * 60_000);
      const body = { scope: 'number', number, reason: 'A theft' };
      const answer = await world.now().call('POST', path(), { headers: owner.headers, body });
      expect(answer.status).toBe(201);
    });

    it('once for one Idempotency-Key', async () => {
      const { call, ownerToken: token } = world.now();
      const body = { scope: 'number', number: await addNumber(world.now()), reason: 'A theft' };
      const asked = { token, body, headers: { 'idempotency-key': 'lock-1' } };
      const [first, second] = [await call('POST', path(), asked), await call('POST', path(), asked)];
      expect(second).toMatchObject({ status: 201, body: first.body });
      expect(await list(`?number=${encodeURIComponent(body.number)}`)).toHaveLength(1);
    });

    it('not in the operator’s own organization, where nobody could unlock', async () => {
      const { call, operatorId, operatorToken: token } = world.now();
      const body = { scope: 'organization', reason: 'A theft' };
      const answer = await call('POST', `/organizations/${operatorId}/port-out-locks`, { token, body });
      expect(answer).toMatchObject({ status: 403, body: { code: 'not_permitted' } });
    });

    it.each([
      [{ scope: 'number' }, '/number', 'required'],
      [{ scope: 'billing_account' }, '/billingAccountId', 'required'],
      [{ scope: 'organization', number: '+14255550123' }, '/number', 'goes_with_scope'],
      [{ scope: 'number', number: '+14255559999' }, '/number', 'unknown_reference'],
      [{ scope: 'billing_account', billingAccountId: 'x' }, '/billingAccountId', 'unknown_reference'],
      [{ scope: 'organization', endsAt: '2020-01-01T00:00:00Z' }, '/endsAt', 'not_in_the_future'],
    ])('only when they say what they cover and until when: %j', async (asked, at, code) => {
      const { status, body } = await set(asked);
      expect(status).toBe(422);
      expect(body.errors).toMatchObject([{ path: at, code }]);
    });
  });

  describe('on the same target', () => {
    it('replace what stands, also while it is open for a time', async () => {
      const first = await setOnNumber();
      const opened = await unlock(first.body.id, { until: inHours(24) });
      expect(opened.body).toMatchObject({ state: 'unlocked_for_a_time' });
      const { number } = first.body;
      const second = await set({ scope: 'number', number });
      expect(second.body).toMatchObject({ state: 'in_force', unlockedUntil: null });
      const listed = await list(`?number=${encodeURIComponent(number)}`);
      expect(listed).toMatchObject([
        { id: second.body.id, state: 'in_force' },
        { id: first.body.id, state: 'ended', endedBecause: 'replaced' },
      ]);
      const detail = { replacedBy: second.body.id };
      expect(await auditOf('lock.replaced')).toMatchObject({ subject: { id: first.body.id }, detail });
    });

    it('are refused where they would end earlier', async () => {
      const { number } = (await setOnNumber({ endsAt: inHours(2) })).body;
      const longer = await set({ scope: 'number', number, endsAt: inHours(3) });
      expect(longer.status).toBe(201);
      const shorter = await set({ scope: 'number', number, endsAt: inHours(1) });
      expect(shorter).toMatchObject({
        status: 409,
        body: { code: 'lock_would_be_weaker', lockId: longer.body.id, endsAt: longer.body.endsAt },
      });
      expect((await set({ scope: 'number', number })).status).toBe(201);
      const timed = await set({ scope: 'number', number, endsAt: inHours(1_000) });
      expect(timed.body.code).toBe('lock_would_be_weaker');
    });

    it('take the place of one whose end has passed unwritten, which is written then', async () => {
      const { id, number } = (await setOnNumber({ endsAt: inHours(1) })).body;
      world.now().clock.advance(2 * hourMs);
      expect((await set({ scope: 'number', number, endsAt: inHours(1) })).status).toBe(201);
      expect((await list()).find((lock) => lock.id === id)).toMatchObject({ endedBecause: 'expired' });
      expect(await auditOf('lock.expired')).toMatchObject({ subject: { id } });
    });
  });

  describe('are unlocked', () => {
    it('for good, and only once', async () => {
      const { id } = (await setOnNumber()).body;
      const { status, body } = await unlock(id);
      expect(status).toBe(200);
      expect(body).toMatchObject({ state: 'ended', endedBecause: 'unlocked', unlockedUntil: null });
      expect(body.unlockedAt).toBe(body.endedAt);
      expect(await unlock(id)).toMatchObject({ status: 409, body: { code: 'lock_ended' } });
      expect(await auditOf('lock.lifted')).toMatchObject({ detail: { note: 'It was found', until: null } });
      expect((await noticeKinds(world.now()))[0]).toBe('lock_lifted');
    });

    it('for a time, after which they are in force again by themselves', async () => {
      const { id } = (await setOnNumber()).body;
      await unlock(id, { until: inHours(1 / 60) });
      expect((await list())[0]).toMatchObject({ id, state: 'unlocked_for_a_time' });
      world.now().clock.advance(60_000);
      expect((await list())[0]).toMatchObject({ id, state: 'in_force' });
    });

    it('for thirty days at most, and not into the past', async () => {
      const { id } = (await setOnNumber()).body;
      const tooFar = await unlock(id, { until: inHours(30 * 24 + 1) });
      expect(tooFar.body.errors).toMatchObject([{ path: '/until', code: 'too_far_ahead' }]);
      const past = await unlock(id, { until: inHours(-1) });
      expect(past.body.errors).toMatchObject([{ path: '/until', code: 'not_in_the_future' }]);
      const unsaid = await unlock(id, { note: ' ' });
      expect(unsaid.body.errors).toMatchObject([{ path: '/note', code: 'required' }]);
    });

    it('until before their own end, or for good: after it they would not be in force again', async () => {
      const { id } = (await setOnNumber({ endsAt: inHours(2) })).body;
      for (const until of [inHours(2), inHours(3)]) {
        const tooLate = await unlock(id, { until });
        expect(tooLate.body.errors).toMatchObject([{ path: '/until', code: 'after_lock_end' }]);
      }
      expect((await unlock(id, { until: inHours(1) })).body.state).toBe('unlocked_for_a_time');
      expect((await unlock(id)).body.state).toBe('ended');
    });

    it('by nobody without a fresh proof, nor by a token that was not made for it, nor by the desk', async () => {
      const { id } = (await setOnNumber()).body;
      const { call, clock, operatorToken } = world.now();
      const body = { note: 'It was found' };
      const byDesk = await call('POST', `${path()}/${id}/unlocking`, { token: operatorToken, body });
      expect(byDesk.body.code).toBe('not_permitted');
      clock.advance(11 * 60_000);
      expect((await unlock(id)).body.code).toBe('step_up_required');
      expect((await list())[0]).toMatchObject({ id, state: 'in_force' });
    });
  });

  it('are listed newest first, page by page, by what they cover and whether they stand', async () => {
    const [one, two] = await addNumbers(world.now(), world.now().org, 2);
    const first = await set({ scope: 'number', number: one });
    const second = await set({ scope: 'number', number: two, endsAt: inHours(1) });
    const { body } = await world.now().call('GET', `${path()}?limit=1`, { token: viewer });
    expect(body.items).toMatchObject([{ id: second.body.id }]);
    expect((await list(`?limit=1&cursor=${body.nextCursor}`))[0]).toMatchObject({ id: first.body.id });
    world.now().clock.advance(2 * hourMs);
    const ids = async (query: string) => (await list(query)).map(({ id }) => id);
    expect(await ids('?standing=true')).not.toContain(second.body.id);
    expect(await ids('?standing=false')).toContain(second.body.id);
    expect(await ids('?scope=organization')).toEqual([]);
  });

  it('are shown beside the numbers: the narrowest that is in force', async () => {
    const { org } = world.now();
    const [number = '', other = ''] = await addNumbers(world.now(), org, 2);
    const lockedBy = async (of: string) => {
      const query = `?query=${encodeURIComponent(of)}`;
      const listed = await world
        .now()
        .call('GET', `/organizations/${org.id}/phone-numbers${query}`, { token: viewer });
      return listed.body.items[0].lockedBy;
    };
    expect(await lockedBy(number)).toBeNull();
    await set({ scope: 'organization', endsAt: inHours(3) });
    await set({ scope: 'billing_account', billingAccountId: org.billingAccountId, endsAt: inHours(2) });
    await set({ scope: 'number', number, endsAt: inHours(1) });
    expect([await lockedBy(number), await lockedBy(other)]).toEqual(['number', 'billing_account']);
    const covering = await list(`?standing=true&number=${encodeURIComponent(number)}`);
    expect(covering).toHaveLength(3);
    for (const expected of ['billing_account', 'organization', null]) {
      world.now().clock.advance(hourMs);
      expect(await lockedBy(number)).toBe(expected);
    }
  });
});
