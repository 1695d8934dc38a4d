import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { actByClock } from '../../src/operations/orders/act-by-clock.ts';
import { runOrderClock } from '../../src/operations/orders/run-order-clock.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { addNumbers, changePolicy, codesOf, givePin, orderFor, submit } from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

const minute = 60_000;
const hour = 60 * minute;

describeOnBothEngines('The clock of orders', (engine) => {
  const world = worldOn(engine);

  beforeAll(async () => {
    await givePin(world.now(), world.now().org);
    await changePolicy(world.now(), { projectThreshold: 1 });
  });
  beforeEach(() => changePolicy(world.now(), { silence: 'escalate_then_reject' }));

  const run = () => runOrderClock(world.now().context);
  const read = async (path: string, token = world.now().ownerToken) =>
    (await world.now().call('GET', path, { token })).body;
  const orderOf = (id: string) => read(`/port-out-orders/${id}`);
  const eventsOf = async (id: string) => (await read(`/port-out-orders/${id}/events`)).items;

  /** Held as a project; its own times are said in ms after it was received. */
  async function held(changes: Record<string, unknown> = {}) {
    const numbers = await addNumbers(world.now(), world.now().org, 2);
    const { body } = await submit(world.now(), orderFor(world.now().org, numbers, changes));
    expect(body.status).toBe('held');
    const receivedAt = Date.parse(body.createdAt);
    const dueAt = Date.parse(body.answerDueAt);
    const goTo = (ms: number) => world.now().clock.set(new Date(ms).toISOString());
    return { id: body.id as string, numbers, receivedAt, dueAt, goTo };
  }

  async function heldUnproven() {
    const order = await held();
    await world.now().database.asOwner(async (owner) => {
      await owner.query(`UPDATE port_out_orders SET held_because = 'pin_on_hold' WHERE id = $1`, [order.id]);
    });
    return order;
  }

  interface Told {
    kind: string;
    subjectId: string;
    detail: object;
  }

  /** What was told of that order, oldest first. */
  async function noticesOf(id: string, organizationId: string = world.now().org.id): Promise<Told[]> {
    const path = `/organizations/${organizationId}/notices?limit=200`;
    const items: Told[] = (await read(path, world.now().operatorToken)).items;
    return items.filter(({ subjectId }) => subjectId === id).reverse();
  }

  async function toldOf(id: string, organizationId?: string): Promise<string[]> {
    return (await noticesOf(id, organizationId)).map(({ kind }) => kind);
  }

  async function recordOf(id: string) {
    const { items } = await read(`/organizations/${world.now().org.id}/audit-entries?limit=200`);
    return items.filter((entry: { subject: { id: string } }) => entry.subject.id === id).reverse();
  }

  describe('reminds', () => {
    it('at half time and one hour before the deadline, once each; the desk hears of the second', async () => {
      const { id, receivedAt, dueAt, goTo } = await held();
      goTo(receivedAt + (dueAt - receivedAt) / 2 - 1);
      await run();
      expect(await toldOf(id)).toEqual(['order_held']);
      goTo(receivedAt + (dueAt - receivedAt) / 2);
      await run();
      await run();
      expect(await toldOf(id)).toEqual(['order_held', 'order_reminder']);
      expect(await toldOf(id, world.now().operatorId)).toEqual([]);
      goTo(dueAt - hour);
      await run();
      await run();
      expect(await toldOf(id)).toEqual(['order_held', 'order_reminder', 'order_reminder']);
      expect(await toldOf(id, world.now().operatorId)).toEqual(['order_reminder']);
      expect((await orderOf(id)).status).toBe('held');
    });

    it('only the later time when no process ran at either', async () => {
      const { id, dueAt, goTo } = await held();
      goTo(dueAt - 30 * minute);
      await run();
      await run();
      expect(await toldOf(id)).toEqual(['order_held', 'order_reminder']);
    });

    it('nobody of an order that was decided', async () => {
      const { id, dueAt, goTo } = await held();
      const options = { token: world.now().ownerToken, body: { decision: 'confirm' } };
      expect((await world.now().call('POST', `/port-out-orders/${id}/decision`, options)).status).toBe(200);
      const before = await toldOf(id);
      goTo(dueAt + hour);
      await run();
      expect(await toldOf(id)).toEqual(before);
      expect((await orderOf(id)).status).toBe('confirmed');
    });
  });

  describe('at the deadline', () => {
    it('refuses what nobody decided, with history, record and notice, also when no process ran then', async () => {
      const { id, numbers, dueAt, goTo } = await held();
      goTo(dueAt + 40 * hour);
      await run();
      await run();
      const now = world.now().clock.now();
      const order = await orderOf(id);
      expect(order).toMatchObject({
        status: 'rejected',
        decidedAt: now.toISOString(),
        silence: null,
        numbers: [{ status: 'rejected' }, { status: 'rejected' }],
      });
      expect(codesOf(order.reasons)).toEqual(['agency_authorization_missing']);
      const actor = { kind: 'system', name: 'Portkeeper' };
      expect(await eventsOf(id)).toMatchObject([
        { action: 'submitted' },
        { action: 'decided', fromStatus: 'held', toStatus: 'rejected', actor },
      ]);
      expect(await toldOf(id)).toEqual(['order_held', 'order_rejected']);
      const record = await recordOf(id);
      expect(record.map(({ action }: { action: string }) => action)).toEqual([
        'port_out_order.submitted',
        'port_out_order.decided',
      ]);
      expect(record[1]).toMatchObject({
        actor,
        detail: { silence: 'escalate_then_reject', decision: 'refuse', heldBecause: 'project' },
      });
      const again = await submit(world.now(), orderFor(world.now().org, [numbers[0] as string]));
      expect(again.body.status).toBe('confirmed');
    });

    it('confirms a proven order where the operator says so, an hour after the desk was told', async () => {
      const { id, dueAt, goTo } = await held();
      await changePolicy(world.now(), { silence: 'escalate_then_confirm' });
      expect((await orderOf(id)).silence).toEqual({ policy: 'escalate_then_confirm', outcome: 'confirm' });
      goTo(dueAt - hour);
      await run();
      goTo(dueAt - 1);
      await run();
      expect((await orderOf(id)).status).toBe('held');
      goTo(dueAt);
      await run();
      expect(await orderOf(id)).toMatchObject({ status: 'confirmed', reasons: [], silence: null });
      expect((await orderOf(id)).firmOrderCommitmentAt).not.toBe(null);
      expect(await toldOf(id)).toEqual(['order_held', 'order_reminder', 'order_confirmed']);
      const [asked, reminded] = await noticesOf(id);
      expect(asked?.detail).toMatchObject({ ifSilent: 'refuse' });
      expect(reminded?.detail).toMatchObject({ ifSilent: 'confirm' });
      expect(await recordOf(id)).toMatchObject([
        { action: 'port_out_order.submitted' },
        { action: 'port_out_order.escalated', detail: { decision: 'confirm' } },
        { action: 'port_out_order.decided', detail: { decision: 'confirm', reason: null } },
      ]);
    });

    it('confirms nothing that nobody was told of because we were away: people get their time first', async () => {
      const { id, dueAt, goTo } = await held();
      await changePolicy(world.now(), { silence: 'escalate_then_confirm' });
      goTo(dueAt + 5 * hour);
      await run();
      expect((await orderOf(id)).status).toBe('held');
      expect(await toldOf(id, world.now().operatorId)).toEqual(['order_reminder']);
      goTo(dueAt + 5 * hour + 30 * minute - 1);
      await run();
      expect((await orderOf(id)).status).toBe('held');
      goTo(dueAt + 5 * hour + 30 * minute);
      await run();
      expect((await orderOf(id)).status).toBe('confirmed');
      expect(await toldOf(id)).toEqual(['order_held', 'order_reminder', 'order_confirmed']);
    });

    it('never confirms an order whose PIN nobody looked at', async () => {
      const { id, dueAt, goTo } = await heldUnproven();
      await changePolicy(world.now(), { silence: 'escalate_then_confirm' });
      expect((await orderOf(id)).silence).toEqual({ policy: 'escalate_then_confirm', outcome: 'refuse' });
      goTo(dueAt);
      await run();
      expect((await orderOf(id)).status).toBe('rejected');
    });

    it('leaves an order alone that is not held any more, a disputed one above all', async () => {
      const { id, dueAt, goTo } = await held();
      await changePolicy(world.now(), { silence: 'escalate_then_confirm' });
      await world.now().database.asOwner(async (owner) => {
        await owner.query(`UPDATE port_out_orders SET status = 'disputed' WHERE id = $1`, [id]);
      });
      goTo(dueAt + 100 * hour);
      await run();
      expect((await orderOf(id)).status).toBe('disputed');
      expect(await toldOf(id)).toEqual(['order_held']);
    });

    it('acts once, however many workers race', async () => {
      const { id, dueAt, goTo } = await held();
      const { context, operatorId, org } = world.now();
      goTo(dueAt);
      const place = { organizationId: org.id, id: id as Parameters<typeof actByClock>[2]['id'] };
      const acts = await Promise.all(Array.from({ length: 6 }, () => actByClock(context, operatorId, place)));
      expect(acts.filter((act) => act !== null)).toEqual(['end_silence']);
      await Promise.all([run(), run()]);
      expect(await eventsOf(id)).toHaveLength(2);
      expect(await toldOf(id)).toEqual(['order_held', 'order_rejected']);
    });

    it('does all or nothing: what fails midway is done whole at the next turn, and stops no other', async () => {
      const [first, second] = [await held(), await held()];
      const { database, logLines } = world.now();
      await database.asOwner(async (owner) => {
        await owner.query(`CREATE FUNCTION break_one() RETURNS trigger LANGUAGE plpgsql AS
          $$BEGIN IF NEW.subject_id = '${first.id}' THEN RAISE 'broken'; END IF; RETURN NEW; END$$`);
        await owner.query(
          'CREATE TRIGGER break_one BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION break_one()',
        );
      });
      second.goTo(second.dueAt + minute);
      await run();
      expect((await orderOf(first.id)).status).toBe('held');
      expect(await toldOf(first.id)).toEqual(['order_held']);
      expect((await orderOf(second.id)).status).toBe('rejected');
      expect(logLines.some((line) => line.includes(first.id) && line.includes('could not move'))).toBe(true);
      await database.asOwner(async (owner) => {
        await owner.query('DROP TRIGGER break_one ON audit_entries');
      });
      await run();
      expect((await orderOf(first.id)).status).toBe('rejected');
      expect(await eventsOf(first.id)).toHaveLength(2);
    });
  });

  describe('a refused order', () => {
    it('expires when it was not corrected for 30 days', async () => {
      const { id, dueAt, goTo } = await held();
      goTo(dueAt);
      await run();
      goTo(dueAt + 30 * 24 * hour - 1);
      await run();
      expect((await orderOf(id)).status).toBe('rejected');
      goTo(dueAt + 30 * 24 * hour);
      await run();
      await run();
      expect(await orderOf(id)).toMatchObject({
        status: 'expired',
        actions: [],
        numbers: [{ status: 'expired' }, { status: 'expired' }],
      });
      expect((await eventsOf(id)).at(-1)).toMatchObject({ action: 'expired', fromStatus: 'rejected' });
      expect((await toldOf(id)).at(-1)).toBe('order_expired');
      expect((await recordOf(id)).at(-1)).toMatchObject({ action: 'port_out_order.expired' });
    });
  });

  it('stops between two orders when the process is to end', async () => {
    const orders = [await held(), await held()];
    orders[1]?.goTo((orders[1]?.dueAt ?? 0) + minute);
    const stopping = AbortSignal.abort();
    await runOrderClock(world.now().context, stopping);
    for (const { id } of orders) expect((await orderOf(id)).status).toBe('held');
  });

  it('does nothing before there is an operator', async () => {
    const database = await engine.open();
    try {
      const log = vi.fn();
      await runOrderClock({
        ...world.now().context,
        db: database.db,
        log: { info: log, warn: log, error: log },
      });
      expect(log).not.toHaveBeenCalled();
    } finally {
      await database.close();
    }
  });
});
