import { beforeAll, describe, expect, it } from 'vitest';
import { federalHolidays } from '../../src/core/federal-holidays.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { addNumbers, changePolicy, givePin, orderFor, submit, submitNew } from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

const dayAfter = { date: '2026-11-27', name: 'Day after Thanksgiving' };

describeOnBothEngines("The operator's calendar", (engine) => {
  const world = worldOn(engine);

  beforeAll(() => givePin(world.now(), world.now().org));

  const path = (year: number | string) => `/operator/holidays/${year}`;
  const read = (year: number | string, token = world.now().operatorToken) =>
    world.now().call('GET', path(year), { token });
  const replace = (year: number | string, holidays: unknown, token = world.now().operatorToken) =>
    world.now().call('PUT', path(year), { token, body: { holidays } });

  async function lastEntries(count: number) {
    const { call, operatorId, operatorToken: token } = world.now();
    const { body } = await call('GET', `/organizations/${operatorId}/audit-entries?limit=${count}`, {
      token,
    });
    return body.items;
  }

  it('is the federal one until the operator has its own for a year', async () => {
    const federal = federalHolidays(2027);
    const year = { year: 2027, holidays: federal, isOwn: false, federalHolidays: federal };
    expect(await read(2027)).toMatchObject({ status: 200, body: year });
    const own = [...federal, { date: '2027-11-26', name: 'Day after Thanksgiving' }];
    expect(await replace(2027, own)).toMatchObject({ status: 200, body: { isOwn: true } });
    const kept = (await read(2027)).body.holidays.map(({ date }: { date: string }) => date);
    expect(kept).toHaveLength(federal.length + 1);
    expect(kept).toEqual([...kept].sort());
    expect((await read(2028)).body.isOwn).toBe(false);
  });

  it('is on record with what it was before; what changes nothing is not', async () => {
    await replace(2029, [{ date: '2029-01-02', name: 'Inventory' }]);
    const [entry] = await lastEntries(1);
    expect(entry).toMatchObject({
      action: 'operator_holidays.changed',
      detail: { year: 2029, from: federalHolidays(2029), to: [{ date: '2029-01-02', name: 'Inventory' }] },
    });
    await replace(2029, [{ date: '2029-01-02', name: 'Inventory' }]);
    expect((await lastEntries(1))[0].sequence).toBe(entry.sequence);
    const reset = await replace(2029, federalHolidays(2029));
    expect(reset.body).toMatchObject({ isOwn: false, holidays: federalHolidays(2029) });
  });

  it('takes only dates of the year, once each, with names, and not without end', async () => {
    const refused = async (holidays: unknown) => {
      const { status, body } = await replace(2026, holidays);
      return { status, errors: body.errors.map(({ path: at, code }: Record<string, string>) => [at, code]) };
    };
    expect(await refused([{ date: '2027-01-01', name: 'New Year' }])).toEqual({
      status: 422,
      errors: [['/holidays/0/date', 'date_of_other_year']],
    });
    expect(await refused([dayAfter, dayAfter])).toEqual({
      status: 422,
      errors: [['/holidays/1/date', 'date_repeated']],
    });
    expect(await refused([{ date: '2026-02-30', name: 'Never' }])).toMatchObject({ status: 422 });
    expect(await refused([{ date: '2026-02-03', name: ' ' }])).toMatchObject({ status: 422 });
    const many = Array.from({ length: 61 }, (_, n) => {
      const date = new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
      return { date, name: 'Closed' };
    });
    expect(await refused(many)).toEqual({ status: 422, errors: [['/holidays', 'too_long']] });
    for (const year of ['1999', '2101', 'now', '2026.5']) {
      expect((await read(year)).status).toBe(422);
    }
  });

  it('is changed by operator admins, and nothing for anybody else', async () => {
    const { ownerToken, carrierToken } = world.now();
    for (const token of [ownerToken, carrierToken]) {
      expect((await read(2026, token)).status).toBe(403);
      expect((await replace(2026, [], token)).status).toBe(403);
    }
  });

  describe('decides', () => {
    beforeAll(async () => {
      await replace(2026, [...federalHolidays(2026), dayAfter]);
    });

    it('when a new order is due', async () => {
      const { body } = await submitNew(world.now());
      expect(body).toMatchObject({ status: 'confirmed', dueDate: '2026-12-02' });
    });

    it('for which date a person confirms a held one', async () => {
      await changePolicy(world.now(), { projectThreshold: 1 });
      const numbers = await addNumbers(world.now(), world.now().org, 2);
      const { body } = await submit(world.now(), orderFor(world.now().org, numbers));
      expect(body.status).toBe('held');
      const options = { token: world.now().ownerToken, body: { decision: 'confirm' } };
      const decided = await world.now().call('POST', `/port-out-orders/${body.id}/decision`, options);
      expect(decided.body.dueDate).toBe('2026-12-02');
      await changePolicy(world.now(), { projectThreshold: 200 });
    });

    it('what is counted from now on; the federal one again when it is set back', async () => {
      await replace(2026, federalHolidays(2026));
      expect((await submitNew(world.now())).body.dueDate).toBe('2026-12-01');
    });
  });
});

describeOnBothEngines('The policy of silence', (engine) => {
  const world = worldOn(engine);
  const settings = (body: unknown, token = world.now().operatorToken) =>
    world.now().call('PATCH', '/operator/settings', { token, body });

  it('refuses until the operator says otherwise, which is on record', async () => {
    const { call, operatorId, operatorToken: token } = world.now();
    const before = await call('GET', '/operator/settings', { token });
    expect(before.body.silence).toBe('escalate_then_reject');
    const changed = await settings({ silence: 'escalate_then_confirm' });
    expect(changed).toMatchObject({ status: 200, body: { silence: 'escalate_then_confirm' } });
    const record = await call('GET', `/organizations/${operatorId}/audit-entries`, { token });
    expect(record.body.items[0]).toMatchObject({
      action: 'operator_settings.changed',
      detail: { from: { silence: 'escalate_then_reject' }, to: { silence: 'escalate_then_confirm' } },
    });
  });

  it('is one of two', async () => {
    const { status, body } = await settings({ silence: 'confirm' });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ path: '/silence', code: 'invalid_value' }]);
  });

  it('stands on every held order, for the owner and the desk and not for the carrier', async () => {
    const { call, org, ownerToken, operatorToken, carrierToken } = world.now();
    await givePin(world.now(), org);
    await settings({ silence: 'escalate_then_reject', projectThreshold: 1 });
    const { body } = await submit(world.now(), orderFor(org, await addNumbers(world.now(), org, 2)));
    expect(body).not.toHaveProperty('silence');
    const silence = { policy: 'escalate_then_reject', outcome: 'refuse' };
    for (const token of [ownerToken, operatorToken]) {
      expect((await call('GET', `/port-out-orders/${body.id}`, { token })).body.silence).toEqual(silence);
      const list = await call('GET', '/port-out-orders?status=held', { token });
      expect(list.body.items[0].silence).toEqual(silence);
    }
    const seen = await call('GET', `/port-out-orders/${body.id}`, { token: carrierToken });
    expect(seen.body).not.toHaveProperty('silence');
  });
});
