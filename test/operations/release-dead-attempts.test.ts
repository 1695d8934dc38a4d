import { expect, it } from 'vitest';
import { releaseDeadAttempts } from '../../src/operations/pin/release-dead-attempts.ts';
import { newId } from '../../src/storage/new-id.ts';
import { reservePinAttempt } from '../../src/storage/pin-attempts.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('PIN attempts that an ended process left behind', (engine) => {
  const world = worldOn(engine);

  it('are given back at the start where one process owns the database, and only there', async () => {
    const { call, context, clock, org, ownerToken: token, database } = world.now();
    await call('PUT', `/organizations/${org.id}/port-out-pin`, { token, body: { pin: '40618273' } });
    const at = clock.now();
    await context.db
      .forOrganization(org.id)
      .transaction((tx) => reservePinAttempt(tx, newId('pinAttempt', at), at));
    await releaseDeadAttempts(context);
    const { rows } = await database.asOwner((owner) =>
      owner.query<{ left: number }>('SELECT cardinality(reservations) AS left FROM pin_attempt_counters'),
    );
    expect(rows).toEqual([{ left: engine.name === 'pglite' ? 0 : 1 }]);
  });
});
