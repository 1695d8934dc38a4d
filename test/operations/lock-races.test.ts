import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { heldChecks } from '../support/held-checks.ts';
import { liftLock, setLock } from '../support/locks.ts';
import { addNumber, addNumbers, changePolicy, givePin, orderFor, submit } from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('A lock beside decisions', (engine) => {
  const world = worldOn(engine);

  beforeAll(async () => {
    await givePin(world.now(), world.now().org);
    await changePolicy(world.now(), { projectThreshold: 1 });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** Of the organization's record, the place of an act on that thing. */
  async function sequenceOf(id: string, action: string): Promise<number> {
    const { rows } = await world
      .now()
      .database.asOwner((owner) =>
        owner.query('SELECT sequence FROM audit_entries WHERE subject_id = $1 AND action = $2', [id, action]),
      );
    return Number(rows[0].sequence);
  }

  it('holds every order it did not come after, whichever is first', async () => {
    const { org } = world.now();
    for (let round = 0; round < 4; round += 1) {
      const numbers = await addNumbers(world.now(), org, 8);
      const asked = numbers.map((number) => submit(world.now(), orderFor(org, [number])));
      const set = setLock(world.now());
      const [answers, { body: lock }] = [await Promise.all(asked), await set];
      const lockedAt = await sequenceOf(lock.id, 'lock.set');
      for (const { body } of answers) {
        const decidedAt = await sequenceOf(body.id, 'port_out_order.submitted');
        expect(body.status).toBe(decidedAt < lockedAt ? 'confirmed' : 'held');
      }
      await liftLock(world.now(), lock.id);
    }
  });

  it('is seen by a request whose PIN was being looked at when it was set', async () => {
    const { org } = world.now();
    const number = await addNumber(world.now());
    const checks = heldChecks(world.now());
    const asked = submit(world.now(), orderFor(org, [number]));
    await checks.areWaiting(1);
    const { body: lock } = await setLock(world.now(), { scope: 'number', number });
    checks.letGo();
    expect((await asked).body.status).toBe('held');
    await liftLock(world.now(), lock.id);
  });

  it('and a person’s confirmation: confirmed before it, or refused after it', async () => {
    const { org, call, ownerToken: token } = world.now();
    for (let round = 0; round < 4; round += 1) {
      const { body: held } = await submit(world.now(), orderFor(org, await addNumbers(world.now(), org, 2)));
      const path = `/port-out-orders/${held.id}/decision`;
      const [decided, { body: lock }] = await Promise.all([
        call('POST', path, { token, body: { decision: 'confirm' } }),
        setLock(world.now()),
      ]);
      if (decided.status === 200) {
        const decidedAt = await sequenceOf(held.id, 'port_out_order.decided');
        expect(decidedAt).toBeLessThan(await sequenceOf(lock.id, 'lock.set'));
      } else {
        expect(decided.body.code).toBe('number_locked');
      }
      await liftLock(world.now(), lock.id);
    }
  });

  it('that is set many times at once on one target stands once', async () => {
    const number = await addNumber(world.now());
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => setLock(world.now(), { scope: 'number', number })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201));
    const { rows } = await world
      .now()
      .database.asOwner((owner) =>
        owner.query('SELECT ended_because FROM port_out_locks WHERE number = $1 ORDER BY 1', [number]),
      );
    expect(rows.map((row) => row.ended_because)).toEqual([...Array(5).fill('replaced'), null]);
  });
});
