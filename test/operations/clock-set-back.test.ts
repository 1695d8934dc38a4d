import { beforeEach, expect, it } from 'vitest';
import { verifyAuditChains } from '../../src/operations/audit/verify-audit.ts';
import { acceptClock } from '../../src/operations/operator/accept-clock.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { reservationsOf } from '../support/held-checks.ts';
import {
  addNumber,
  auditActions,
  givePin,
  orderFor,
  pinStateOf,
  submit,
  submitNew,
  unusedNumbers,
} from '../support/port-outs.ts';
import { type World, worldOn } from '../support/world.ts';

const hourMs = 3_600_000;

describeOnBothEngines('A clock that was set back', (engine) => {
  const world = worldOn(engine);

  beforeEach(async () => {
    await givePin(world.now(), world.now().org);
    await submitNew(world.now());
  });

  /** How many rows each table has that something could have been written to. */
  async function everythingWritten({ database }: World) {
    const tables = ['port_out_orders', 'port_out_order_numbers', 'port_out_order_events', 'audit_entries'];
    const counts = [];
    for (const table of [...tables, 'notices', 'idempotent_answers']) {
      const { rows } = await database.asOwner((owner) => owner.query(`SELECT 1 FROM ${table}`));
      counts.push(`${table} ${rows.length}`);
    }
    return counts;
  }

  it('stops what would be dated wrongly: 503 clock_set_back, and nothing is written', async () => {
    const { org, clock, call, ownerToken } = world.now();
    const own = orderFor(org, [await addNumber(world.now())]);
    const before = await everythingWritten(world.now());
    const stateBefore = await pinStateOf(world.now());
    clock.advance(-hourMs);
    for (const order of [own, { ...own, pin: undefined }, { ...own, numbers: unusedNumbers(1) }]) {
      const headers = { 'idempotency-key': `clock-${order.pin}-${order.numbers[0]}` };
      const answer = await submit(world.now(), { ...order, purchaseOrderNumber: 'PON-CLOCK' }, { headers });
      // The operator's record, which has not been written to since, can still be dated.
      if (order.numbers[0] === own.numbers[0]) {
        expect(answer).toMatchObject({ status: 503, body: { code: 'clock_set_back' } });
        expect(answer.headers['retry-after']).toBe('60');
      }
    }
    const change = { token: ownerToken, body: { pin: '93517264' } };
    expect((await call('PUT', `/organizations/${org.id}/port-out-pin`, change)).status).toBe(503);
    expect(await reservationsOf(world.now())).toEqual([]);
    expect(await pinStateOf(world.now())).toEqual(stateBefore);
    const after = await everythingWritten(world.now());
    expect(after.filter((line) => /notices/.test(line))).toEqual(
      before.filter((line) => /notices/.test(line)),
    );
    clock.advance(hourMs);
    expect((await submit(world.now(), own)).body.status).toBe('confirmed');
  });

  it('by minutes is drift between machines: the record goes on and never runs backwards', async () => {
    const { clock, call, ownerToken, org, context } = world.now();
    clock.advance(-9 * 60_000);
    expect((await submitNew(world.now())).status).toBe(201);
    const path = `/organizations/${org.id}/audit-entries?limit=3`;
    const { body } = await call('GET', path, { token: ownerToken });
    const times = body.items.map(({ at }: { at: string }) => at);
    expect(times).toEqual(times.toSorted().reverse());
    for (const { fault } of await verifyAuditChains(context)) expect(fault).toBeNull();
    clock.advance(9 * 60_000);
  });

  it('goes on when the operator says that it is right now, and every record says so', async () => {
    const { clock, context, org, otherOrg } = world.now();
    clock.advance(-hourMs);
    expect((await submitNew(world.now())).status).toBe(503);
    expect(await acceptClock(context)).toEqual({ organizations: 3 });
    expect((await auditActions(world.now(), org))[0]).toBe('clock.accepted');
    expect((await auditActions(world.now(), otherOrg))[0]).toBe('clock.accepted');
    expect((await submitNew(world.now())).body.status).toBe('confirmed');
    for (const { fault } of await verifyAuditChains(context)) expect(fault).toBeNull();
  });
});
