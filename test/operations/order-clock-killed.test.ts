import { afterAll, beforeAll, expect, it } from 'vitest';
import { runOrderClock } from '../../src/operations/orders/run-order-clock.ts';
import { type FaultKind, Faults } from '../guard/support/faults.ts';
import { halfDone } from '../guard/support/whole.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { addNumbers, changePolicy, orderFor, rightPin, submit } from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

const hour = 3_600_000;
const minutesMs = 120_000;
const faults = new Faults();

beforeAll(() => faults.install());
afterAll(() => faults.remove());

describeOnBothEngines('A worker that dies while it ends silence', (engine) => {
  const world = worldOn(engine);
  // The two ways to die before a statement is done; each engine gets one, to be quick.
  const death: FaultKind = engine.name === 'pglite' ? 'disk_full' : 'broken';

  beforeAll(async () => {
    const { call, org, ownerToken: token } = world.now();
    await call('PUT', `/organizations/${org.id}/port-out-pin`, { token, body: { pin: rightPin } });
    await changePolicy(world.now(), { projectThreshold: 1, silence: 'escalate_then_confirm' });
  });

  const run = () => runOrderClock(world.now().context);
  const halves = () => world.now().database.asOwner(halfDone);

  /** An order whose owner and desk were told, at its deadline. */
  async function dueOrder(): Promise<string> {
    const { clock, org } = world.now();
    const { body } = await submit(world.now(), orderFor(org, await addNumbers(world.now(), org, 2)));
    const dueAt = Date.parse(body.answerDueAt);
    clock.set(new Date(dueAt - hour).toISOString());
    await run();
    clock.set(new Date(dueAt).toISOString());
    return body.id;
  }

  async function countsOf(id: string) {
    const { rows } = await world.now().database.asOwner((owner) =>
      owner.query(
        `SELECT o.status,
           (SELECT count(*)::int FROM port_out_order_events e WHERE e.order_id = o.id) AS events,
           (SELECT count(*)::int FROM notices n
             WHERE n.subject_id = o.id AND n.kind = 'order_confirmed') AS told
         FROM port_out_orders o WHERE o.id = $1`,
        [id],
      ),
    );
    return rows[0];
  }

  /** Runs with a fault at each statement in turn, and again without one; gives what failed. */
  async function dieAtEach(kind: FaultKind, only?: string): Promise<string[]> {
    const failed: string[] = [];
    for (let at = 1; ; at += 1) {
      const id = await dueOrder();
      faults.arm({ kind, at, ...(only !== undefined && { only }) });
      await run().catch(() => {});
      const hit = faults.disarm();
      expect(await halves()).toEqual([]);
      if (kind !== 'unacknowledged' && hit !== null) {
        expect(await countsOf(id), hit).toEqual({ status: 'held', events: 1, told: 0 });
      }
      await run();
      expect(await halves()).toEqual([]);
      expect(await countsOf(id), hit ?? 'nothing').toEqual({ status: 'confirmed', events: 2, told: 1 });
      if (hit === null) return failed;
      failed.push(hit);
    }
  }

  it(
    'leaves nothing half done at any statement, and the next one does it whole, once',
    async () => {
      const failed = await dieAtEach(death);
      expect(failed.length).toBeGreaterThan(12);
      expect(failed.filter((text) => text === 'COMMIT')).toHaveLength(3);
    },
    minutesMs,
  );

  it(
    'after its work was done and only the acknowledgement lost: nothing is done twice',
    async () => {
      expect(await dieAtEach('unacknowledged', 'COMMIT')).toHaveLength(3);
    },
    minutesMs,
  );
});
