import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import type { OrganizationTx } from '../../src/storage/tx.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { submitNew } from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('The numbers of an order', (engine) => {
  const world = worldOn(engine);
  let id: string;

  beforeAll(async () => {
    id = (await submitNew(world.now())).body.id;
  });

  function addNumbers(tx: OrganizationTx, orderIds: readonly string[]) {
    return sql`
      INSERT INTO port_out_order_numbers (organization_id, order_id, position, number, status, reasons,
        is_open)
      SELECT ${tx.organizationId}, id, 90 + n, '+1206555' || (1000 + n), 'rejected', '[]', false
      FROM unnest(${orderIds}::text[]) WITH ORDINALITY AS o (id, n)`.execute(tx.sql);
  }

  it('belong to an order that is there and is their organization’s', async () => {
    const { context, org, otherOrg } = world.now();
    const own = context.db.forOrganization(org.id);
    const missing = addNumbersTo(own, [id, 'poo_01arz3ndektsv4rrffq69g5fav']);
    await expect(missing).rejects.toMatchObject({ code: '23503' });
    await expect(addNumbersTo(context.db.forOrganization(otherOrg.id), [id])).rejects.toMatchObject({
      code: '23503',
    });
    await addNumbersTo(own, [id]);
  });

  it('stay with their order, which stays', async () => {
    const { context, org } = world.now();
    const own = context.db.forOrganization(org.id);
    const moved = own.transaction((tx) =>
      sql`UPDATE port_out_order_numbers SET order_id = 'poo_x' WHERE order_id = ${id}`.execute(tx.sql),
    );
    await expect(moved).rejects.toMatchObject({ code: '42501' });
    const deleted = own.transaction((tx) =>
      sql`DELETE FROM port_out_orders WHERE id = ${id}`.execute(tx.sql),
    );
    await expect(deleted).rejects.toMatchObject({ code: '42501' });
    const renamed = own.transaction((tx) =>
      sql`UPDATE port_out_orders SET id = 'poo_x' WHERE id = ${id}`.execute(tx.sql),
    );
    await expect(renamed).rejects.toMatchObject({ code: '23503' });
  });

  function addNumbersTo(
    handle: { transaction<T>(run: (tx: OrganizationTx) => Promise<T>): Promise<T> },
    orderIds: readonly string[],
  ) {
    return handle.transaction((tx) => addNumbers(tx, orderIds));
  }
});
