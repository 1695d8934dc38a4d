import { type CompiledQuery, type KyselyPlugin, RawNode } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { deskSearch } from '../../src/core/desk-search.ts';
import { type DeskFilter, listDeskOrders } from '../../src/storage/desk-orders.ts';
import type { OperatorTx } from '../../src/storage/tx.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { worldOn } from '../support/world.ts';

const many = 30_000;
const needs = 600;

/** Orders of two organizations and two carriers: few need somebody, most are long completed. */
const fill = (ids: { orgs: string[]; carriers: string[] }) => `
  INSERT INTO port_out_orders (organization_id, id, carrier_id, purchase_order_number, version, content_mac,
    status, port_class, account_number, postal_code, on_partial, agency_authorization, time_zone, reasons,
    warnings, answer_due_at, firm_order_commitment_at, created_at, received_at, last_event_at)
  SELECT (ARRAY['${ids.orgs.join("','")}'])[1 + n % 2], 'poo_' || lpad(n::text, 26, '0'),
    (ARRAY['${ids.carriers.join("','")}'])[1 + n / 2 % 2], 'LONG-' || n, '00', 'x',
    CASE WHEN n % 100 = 0 THEN 'held' WHEN n % 100 = 1 THEN 'confirmed' WHEN n % 100 < 10 THEN 'rejected'
      ELSE 'completed' END,
    'simple', 'A', '98052', 'reject_all', true, 'America/New_York', '[]', '[]', due, due, due, due, due
  FROM (SELECT n, timestamptz '2026-01-01' + n * interval '1 minute' AS due
    FROM generate_series(1, ${many}) n) s;
  INSERT INTO port_out_order_numbers (organization_id, order_id, position, number, status, reasons, is_open)
  SELECT organization_id, id, 1, '+1206' || (2000000 + substr(id, 5)::int), status, '[]', status = 'held'
  FROM port_out_orders WHERE id LIKE 'poo_0000%';
  ANALYZE;`;

describeOnBothEngines('The queue among many orders', (engine) => {
  const world = worldOn(engine);

  beforeAll(async () => {
    const { database, org, otherOrg, carrier, otherCarrier } = world.now();
    const ids = { orgs: [org.id, otherOrg.id], carriers: [carrier.id, otherCarrier.id] };
    await database.asOwner(async (owner) => {
      await owner.query(`BEGIN; SET LOCAL portkeeper.scope = 'operator'; ${fill(ids)} COMMIT`);
    });
  }, 120_000);

  function filterOf(change: Partial<DeskFilter>): DeskFilter {
    const now = new Date('2026-11-24T15:00:00Z');
    const none = { after: null, claimed: null, organizationId: null, search: null };
    return { limit: 50, state: 'needs_somebody', ...none, now, ...change };
  }

  function ask<T>(run: (tx: OperatorTx) => Promise<T>): Promise<T> {
    return world.now().database.db.forOperator().read(run);
  }

  /** The plan as it is kept for a prepared statement: made for any values of its parameters. */
  async function planOf(filter: DeskFilter): Promise<string> {
    return ask(async (tx) => {
      const plan: string[] = [];
      const explained: KyselyPlugin = {
        transformQuery: ({ node }) => {
          const compiled: CompiledQuery = tx.sql.getExecutor().compileQuery(node, { queryId: '1' });
          return RawNode.createWithSql(`EXPLAIN (GENERIC_PLAN) ${compiled.sql}`);
        },
        transformResult: async ({ result }) => {
          plan.push(...result.rows.map((row) => String(row['QUERY PLAN'])));
          return { ...result, rows: [] };
        },
      };
      await listDeskOrders({ ...tx, sql: tx.sql.withPlugin(explained) as OperatorTx['sql'] }, filter);
      return plan.join('\n');
    });
  }

  async function timed(filter: DeskFilter) {
    const began = performance.now();
    const rows = await ask((tx) => listDeskOrders(tx, filter));
    return { rows, ms: performance.now() - began };
  }

  it('is read from the index of each kind of order, not from all of them', async () => {
    const { rows } = await timed(filterOf({ limit: 1000 }));
    expect(rows).toHaveLength(needs);
    const plan = await planOf(filterOf({}));
    for (const index of ['held_due', 'confirmed_due', 'disputed'])
      expect(plan).toContain(`port_out_orders_${index}`);
    expect(plan).not.toMatch(/Seq Scan on port_out_order/);
    const [, second] = rows;
    const next = await planOf(filterOf({ after: { deadlineAt: second?.deadlineAt as Date, id: 'poo_1' } }));
    expect(next).toMatch(/Index Cond: .*answer_due_at/);
  });

  it.each([
    ['a number', '+1 206 200 0100', 1],
    ['the beginning of a number', '206200', 50],
    ['a PON', 'LONG-29900', 1],
    ['the beginning of a PON', 'long-299', 2],
    ['a SPID', '1234', 50],
    ['a part of a name', 'toso', 50],
  ])('finds %s in a second', async (_what, query, count) => {
    const search = deskSearch(query);
    for (const state of ['needs_somebody', 'any'] as const) {
      const { rows, ms } = await timed(filterOf({ state, search }));
      expect(ms, state).toBeLessThan(1000);
      expect(rows.length, state).toBeGreaterThanOrEqual(count);
    }
  });

  it('looks numbers and PONs up by their indexes', async () => {
    const plan = await planOf(filterOf({ state: 'any', search: deskSearch('2062000100') }));
    expect(plan).toContain('port_out_order_numbers_number');
    expect(plan).toContain('port_out_orders_pon_text');
    expect(plan).not.toMatch(/Seq Scan on port_out_orders/);
    expect(plan).not.toContain('Seq Scan on port_out_order_numbers');
  });
});
