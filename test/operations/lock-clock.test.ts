import { expect, it } from 'vitest';
import { runLockClock } from '../../src/operations/locks/run-lock-clock.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { liftLock, setLock } from '../support/locks.ts';
import { addNumber } from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

const hourMs = 3_600_000;

describeOnBothEngines('The clock of locks', (engine) => {
  const world = worldOn(engine);
  const run = () => runLockClock(world.now().context);

  async function lock(more: object = {}) {
    const number = await addNumber(world.now());
    const endsAt = new Date(world.now().clock.now().getTime() + hourMs).toISOString();
    return (await setLock(world.now(), { scope: 'number', number, endsAt, ...more })).body;
  }

  async function toldOf(id: string): Promise<string[]> {
    const { rows } = await world.now().database.asOwner((owner) =>
      owner.query(
        `SELECT action AS said FROM audit_entries WHERE subject_id = $1
          UNION ALL SELECT kind FROM events WHERE detail ->> 'lockId' = $1`,
        [id],
      ),
    );
    return rows.map(({ said }) => said).sort();
  }

  async function stateOf(id: string) {
    const { call, org, ownerToken: token } = world.now();
    const { body } = await call('GET', `/organizations/${org.id}/port-out-locks`, { token });
    return body.items.find((one: { id: string }) => one.id === id);
  }

  it('writes the end of one that has ended, when it did, and tells of it once, however many run', async () => {
    const { id, endsAt } = await lock();
    await run();
    expect(await toldOf(id)).toEqual(['lock.set', 'lock_set']);
    world.now().clock.advance(5 * hourMs);
    await Promise.all([run(), run(), run()]);
    await run();
    expect(await toldOf(id)).toEqual(['lock.expired', 'lock.set', 'lock_expired', 'lock_set']);
    expect(await stateOf(id)).toMatchObject({ state: 'ended', endedAt: endsAt, endedBecause: 'expired' });
  });

  it('leaves one alone that was unlocked before, or that nothing ends', async () => {
    const [timed, open] = [await lock(), await lock({ endsAt: null })];
    await liftLock(world.now(), timed.id);
    world.now().clock.advance(2 * hourMs);
    await run();
    expect(await toldOf(timed.id)).toEqual(['lock.lifted', 'lock.set', 'lock_lifted', 'lock_set']);
    expect(await stateOf(open.id)).toMatchObject({ state: 'in_force' });
  });
});
