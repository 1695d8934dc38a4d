import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { OrganizationId } from '../../src/core/ids.ts';
import { type News, tell } from '../../src/operations/news/tell.ts';
import { appendAudit } from '../../src/storage/audit-entries.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { type World, worldOn } from '../support/world.ts';

const actor = { kind: 'system', id: 'system', name: 'Test' } as const;

describeOnBothEngines('telling', (engine) => {
  const world = worldOn(engine);

  function news(changes: Partial<News> = {}): News {
    const at = world.now().clock.now();
    return { kind: 'pin_set', orderId: null, detail: { by: 'Ana' }, at, ...changes };
  }

  test('numbers an organization’s events without gaps, whatever is told at once and given up', async () => {
    const { context, org } = world.now();
    const told = Array.from({ length: 12 }, (_, index) =>
      context.db
        .forOrganization(org.id)
        .transaction(async (tx) => {
          const fact = { actor, action: 'test', subject: { kind: 'test', id: 'x' }, detail: {} };
          // Either order: what records first and what tells first must not wait for each other in a circle.
          if (index % 2 === 0) await appendAudit(tx, fact, news().at);
          await tell(tx, news());
          if (index % 2 === 1) await appendAudit(tx, fact, news().at);
          if (index % 4 === 0) throw new Error('given up');
        })
        .catch(() => {}),
    );
    await Promise.all(told);
    expect(await sequences(world.now(), org.id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('writes the notice and the event together', async () => {
    const { context, otherOrg } = world.now();
    await context.db.forOrganization(otherOrg.id).transaction((tx) => tell(tx, news()));
    const rows = await world.now().database.asOwner(async (owner) => {
      const found = await owner.query(`SELECT e.kind, e.detail, n.kind AS notice, e.order_id, e.carrier_id
        FROM events e JOIN notices n USING (organization_id) WHERE organization_id = '${otherOrg.id}'`);
      return found.rows;
    });
    const event = { kind: 'pin_set', notice: 'pin_set', detail: { by: 'Ana' } };
    expect(rows).toEqual([{ ...event, order_id: null, carrier_id: null }]);
  });
});

async function sequences(world: World, id: OrganizationId): Promise<number[]> {
  const { rows } = await world.context.db
    .forOrganization(id)
    .read((tx) => sql<{ sequence: number }>`SELECT sequence FROM events ORDER BY sequence`.execute(tx.sql));
  return rows.map(({ sequence }) => sequence);
}
