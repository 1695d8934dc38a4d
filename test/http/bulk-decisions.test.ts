import { beforeAll, expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { holdProjects, submitOf } from '../support/held-orders.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('A decision on many orders', (engine) => {
  const world = worldOn(engine);

  beforeAll(() => holdProjects(world.now()));

  function decide(body: object, token = world.now().operatorToken) {
    return world.now().call('POST', '/porting-desk/bulk-decisions', { token, body });
  }

  async function statusOf(id: string): Promise<string> {
    const { call, operatorToken: token } = world.now();
    return (await call('GET', `/port-out-orders/${id}`, { token })).body.status;
  }

  /** Everything that a decision could leave behind. */
  async function traces() {
    return world.now().database.asOwner(async (owner) => {
      const tables = ['audit_entries', 'notices', 'port_out_order_events', 'port_out_orders'];
      const counts = tables.map(async (table) => {
        const { rows } = await owner.query(
          `SELECT count(*) AS count, md5(string_agg(t::text, '' ORDER BY t::text)) AS digest FROM ${table} t`,
        );
        return rows[0];
      });
      return Promise.all(counts);
    });
  }

  it('is previewed in full, and the preview changes nothing', async () => {
    const { otherOrg, otherCarrier } = world.now();
    const one = await submitOf(world.now(), 2);
    const two = await submitOf(world.now(), 3, { organization: otherOrg, token: otherCarrier.token });
    const done = await submitOf(world.now(), 1);
    const orderIds = [one.id, two.id, done.id, 'nonsense', one.id];
    const before = await traces();
    const { status, body } = await decide({ orderIds, decision: 'confirm', isPreview: true });
    expect(status).toBe(200);
    expect(body).toMatchObject({ isPreview: true, doneCount: 3, refusedCount: 1 });
    expect(body.items).toMatchObject([
      { orderId: one.id, code: 'ok', status: 'confirmed', purchaseOrderNumber: one.pon, numberCount: 2 },
      { orderId: two.id, code: 'ok', status: 'confirmed', numberCount: 3 },
      // Confirmed before: the same decision again changes nothing.
      { orderId: done.id, code: 'ok', status: 'confirmed' },
      { orderId: 'nonsense', code: 'not_found' },
    ]);
    expect(body.items[0].dueDate).toMatch(/^2026-/);
    expect(await traces()).toEqual(before);
    const decided = await decide({ orderIds, decision: 'confirm', isPreview: false });
    expect(decided.body).toMatchObject({ isPreview: false, doneCount: 3, refusedCount: 1 });
    expect(decided.body.items).toEqual(body.items);
    expect([await statusOf(one.id), await statusOf(two.id)]).toEqual(['confirmed', 'confirmed']);
  });

  it('refuses with a reason and completes what is confirmed, each for itself', async () => {
    const held = await submitOf(world.now(), 2);
    const confirmed = await submitOf(world.now(), 1);
    const orderIds = [held.id, confirmed.id];
    const refusal = {
      orderIds,
      decision: 'refuse',
      reason: 'number_locked',
      note: 'As agreed',
      isPreview: false,
    };
    const { body } = await decide(refusal);
    expect(body.items.map(({ code }: { code: string }) => code)).toEqual(['ok', 'move_not_allowed']);
    expect(await statusOf(held.id)).toBe('rejected');
    const completion = await decide({ orderIds, decision: 'complete', isPreview: false });
    expect(completion.body.items.map(({ code }: { code: string }) => code)).toEqual([
      'move_not_allowed',
      'ok',
    ]);
    expect(await statusOf(confirmed.id)).toBe('completed');
  });

  it('names in the caller’s language why an order was refused', async () => {
    const { call, operatorToken: token } = world.now();
    const body = { orderIds: ['nonsense'], decision: 'confirm', isPreview: true };
    const headers = { 'accept-language': 'fr' };
    const answer = await call('POST', '/porting-desk/bulk-decisions', { token, headers, body });
    expect(answer.headers['content-language']).toBe('fr');
    expect(answer.body.items[0].message).toBe('Cet élément n’existe pas ici.');
  });

  it('is refused as a whole when it makes no sense or is not theirs to make', async () => {
    const { ownerToken, carrierToken } = world.now();
    const one = await submitOf(world.now(), 2);
    const orderIds = [one.id];
    const wrong: [object, string][] = [
      [{ orderIds, decision: 'confirm', reason: 'number_locked', isPreview: true }, 'only_to_refuse'],
      [{ orderIds, decision: 'refuse', reason: 'because', isPreview: true }, 'reason_unknown'],
      [{ orderIds, decision: 'complete', note: 'x', isPreview: true }, 'unknown_field'],
      [{ orderIds, decision: 'confirm' }, 'required'],
      [{ orderIds: [], decision: 'confirm', isPreview: true }, 'required'],
      [{ orderIds: Array(201).fill(one.id), decision: 'confirm', isPreview: true }, 'too_long'],
    ];
    for (const [body, code] of wrong)
      expect(await decide(body), code).toMatchObject({ status: 422, body: { code } });
    for (const token of [ownerToken, carrierToken]) {
      const body = { orderIds, decision: 'confirm', isPreview: true };
      expect(await decide(body, token)).toMatchObject({ status: 403 });
    }
    expect(await statusOf(one.id)).toBe('held');
  });
});
