import { expect, it, vi } from 'vitest';
import { tidyDatabase } from '../../src/operations/operator/tidy-database.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { addNumbers } from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('Tidying the database', (engine) => {
  const world = worldOn(engine);

  /** What the planner takes the number of phone numbers to be; -1 when it was never told. */
  async function expectedNumbers(): Promise<number> {
    const { rows } = await world
      .now()
      .database.asOwner((owner) =>
        owner.query(`SELECT reltuples FROM pg_class WHERE oid = 'phone_numbers'::regclass`),
      );
    return rows[0].reltuples;
  }

  it('tells the planner of the embedded database how many rows there are; a server knows', async () => {
    const { context, org, otherOrg } = world.now();
    await addNumbers(world.now(), org, 500);
    expect(await expectedNumbers()).toBe(-1);
    await tidyDatabase(context);
    const all = 500 + org.numbers.length + otherOrg.numbers.length;
    expect(await expectedNumbers()).toBe(engine.name === 'pglite' ? all : -1);
  });

  it('goes on when one of its works fails, and says so in the log', async () => {
    const { context, logLines } = world.now();
    vi.spyOn(context.db, 'forOperator').mockImplementationOnce(() => {
      throw new Error('gone');
    });
    const gather = vi.spyOn(context.db, 'gatherStatistics').mockRejectedValueOnce(new Error('gone'));
    await tidyDatabase(context);
    expect(gather).toHaveBeenCalledTimes(1);
    for (const words of [
      'ended things were not removed',
      'the statistics of the database were not gathered',
    ]) {
      expect(logLines.some((line) => line.includes(words))).toBe(true);
    }
  });
});
