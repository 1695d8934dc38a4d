import { expect, test } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';

describeOnBothEngines('the database', (engine) => {
  const database = engine.opened();

  test('answers', async () => {
    await database.db.ping();
    expect(database.db.engine).toBe(engine.name);
  });
});
