import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { makeId, type OrganizationId } from '../../src/core/ids.ts';
import { DatabaseUnavailable } from '../../src/storage/database-unavailable.ts';
import { isUniqueViolation } from '../../src/storage/sql-state.ts';
import type { OperatorTx, OrganizationTx } from '../../src/storage/tx.ts';
import { describeOnBothEngines } from '../support/engines.ts';

let made = 0;

function organizationId(): OrganizationId {
  made += 1;
  return makeId('organization', made, new Uint8Array(10));
}

function organization(id: OrganizationId) {
  const name = `Organization ${id}`;
  return { id, kind: 'customer', name, country: 'US', time_zone: 'UTC', created_at: new Date() } as const;
}

function notice(id: OrganizationId, name = 'ntc_1') {
  return {
    organization_id: id,
    id: name,
    kind: 'test',
    subject_id: null,
    detail: '{}',
    created_at: new Date(),
  };
}

/** Writes a row twice, and is heard to fail later than its neighbours, as a caller further off would be. */
async function writtenTwiceAndHeardLate(tx: OrganizationTx, id: OrganizationId): Promise<void> {
  const writing = tx.sql
    .insertInto('notices')
    .values([notice(id), notice(id)])
    .execute();
  await writing.catch(async (error: unknown) => {
    await sleep(50);
    throw error;
  });
}

describeOnBothEngines('the database', (engine) => {
  const database = engine.opened();

  async function newOrganization(): Promise<OrganizationId> {
    const id = organizationId();
    await database.db.forOperator().transaction((tx) => {
      return tx.sql.insertInto('organizations').values(organization(id)).execute();
    });
    return id;
  }

  async function noticeIds(id: OrganizationId): Promise<string[]> {
    const rows = await database.db
      .forOrganization(id)
      .read((tx) => tx.sql.selectFrom('notices').selectAll().execute());
    return rows.map((row) => row.id);
  }

  test('answers a ping and says what it runs on', async () => {
    await database.db.ping();
    expect(database.db.engine).toBe(engine.name);
  });

  test('runs every access as a role that cannot bypass row-level security', async () => {
    const asked = sql<{ name: string; bypasses: boolean; owns: boolean }>`
      SELECT current_user AS name, rolsuper OR rolbypassrls AS bypasses,
        EXISTS (SELECT 1 FROM pg_tables WHERE tableowner = current_user) AS owns
      FROM pg_roles WHERE rolname = current_user`;
    const { db } = database;
    const answers = [
      await db.forOrganization(organizationId()).read((tx) => asked.execute(tx.sql)),
      await db.forOrganization(organizationId()).transaction((tx) => asked.execute(tx.sql)),
      await db.forOperator().read((tx) => asked.execute(tx.sql)),
      await db.forOperator().transaction((tx) => asked.execute(tx.sql)),
      await db.beforeTenant((tx) => asked.execute(tx.sql)),
    ];
    for (const { rows } of answers)
      expect(rows).toEqual([{ name: 'portkeeper_app', bypasses: false, owns: false }]);
  });

  test('shows an organization its own rows only, even without any filter', async () => {
    const [ours, theirs] = [await newOrganization(), await newOrganization()];
    for (const id of [ours, theirs]) {
      await database.db.forOrganization(id).transaction((tx) => {
        return tx.sql.insertInto('notices').values(notice(id)).execute();
      });
    }
    const seen = await database.db.forOrganization(ours).read(async (tx) => ({
      organizations: await tx.sql.selectFrom('organizations').select('id').execute(),
      notices: await tx.sql.selectFrom('notices').select('organization_id').execute(),
    }));
    expect(seen).toEqual({ organizations: [{ id: ours }], notices: [{ organization_id: ours }] });
  });

  test("refuses to write another organization's row", async () => {
    const [ours, theirs] = [await newOrganization(), await newOrganization()];
    const writing = database.db.forOrganization(ours).transaction((tx) => {
      return tx.sql.insertInto('notices').values(notice(theirs)).execute();
    });
    await expect(writing).rejects.toThrow(/row-level security/);
  });

  test('shows nothing but what may be asked before the tenant is known', async () => {
    const id = await newOrganization();
    await database.db.forOrganization(id).transaction((tx) => {
      return tx.sql.insertInto('notices').values(notice(id)).execute();
    });
    const seen = await database.db.beforeTenant((tx) =>
      Promise.all([
        tx.sql.selectFrom('organizations').select('id').where('id', '=', id).execute(),
        tx.sql.selectFrom('notices').selectAll().execute(),
      ]),
    );
    expect(seen).toEqual([[{ id }], []]);
  });

  test('asks in one trip, and refuses what is asked later', async () => {
    const id = await newOrganization();
    const late = database.db.forOrganization(id).ask(async (tx) => {
      await tx.sql.selectFrom('organizations').select('id').execute();
      return tx.sql.selectFrom('notices').selectAll().execute();
    });
    await expect(late).rejects.toThrow(/transaction is over/);
    const asked = database.db.forOrganization(id);
    expect(await asked.ask((tx) => tx.sql.selectFrom('organizations').select('id').execute())).toEqual([
      { id },
    ]);
  });

  test('writes one statement in one trip, or not at all', async () => {
    const [id, theirs] = [await newOrganization(), await newOrganization()];
    const handle = database.db.forOrganization(id);
    await handle.transactionOfOne((tx) => tx.sql.insertInto('notices').values(notice(id)).execute());
    expect(await noticeIds(id)).toHaveLength(1);
    const foreign = handle.transactionOfOne((tx) =>
      tx.sql.insertInto('notices').values(notice(theirs)).execute(),
    );
    await expect(foreign).rejects.toThrow(/row-level security/);
  });

  test('waits for the disk, but for a transaction in passing', async () => {
    const id = await newOrganization();
    const handle = database.db.forOrganization(id);
    const waits = (tx: OrganizationTx) =>
      sql<{ waits: string }>`SELECT current_setting('synchronous_commit') AS waits`.execute(tx.sql);
    expect((await handle.transaction(waits)).rows).toEqual([{ waits: 'on' }]);
    expect((await handle.transactionOfOne(waits)).rows).toEqual([{ waits: 'on' }]);
    expect((await handle.passingTransactionOfOne(waits)).rows).toEqual([{ waits: 'off' }]);
    expect((await handle.transaction(waits)).rows).toEqual([{ waits: 'on' }]);
    await handle.passingTransactionOfOne((tx) => tx.sql.insertInto('notices').values(notice(id)).execute());
    expect(await noticeIds(id)).toHaveLength(1);
    const operator = database.db.forOperator();
    const waitsOfAll = (tx: OperatorTx) => waits(tx.forOrganization(id));
    expect((await operator.transaction(waitsOfAll)).rows).toEqual([{ waits: 'on' }]);
    expect((await operator.passingTransaction(waitsOfAll)).rows).toEqual([{ waits: 'off' }]);
    expect((await operator.passingTransactionOfOne(waitsOfAll)).rows).toEqual([{ waits: 'off' }]);
    const other = await newOrganization();
    await operator.passingTransactionOfOne((tx) =>
      tx.sql.insertInto('notices').values(notice(other)).execute(),
    );
    expect(await noticeIds(other)).toHaveLength(1);
  });

  test('leaves no tenant, scope or role on the connection, after success and after failure', async () => {
    const id = await newOrganization();
    const left = `SELECT current_user = session_user AS "isItself",
      coalesce(current_setting('portkeeper.organization_id', true), '') AS organization,
      coalesce(current_setting('portkeeper.scope', true), '') AS scope`;
    const handle = database.db.forOrganization(id);
    await handle.transaction(async () => {});
    expect((await database.asOwner((owner) => owner.query(left))).rows).toEqual([
      { isItself: true, organization: '', scope: '' },
    ]);
    await expect(handle.transaction((tx) => sql`SELECT 1 / 0`.execute(tx.sql))).rejects.toThrow();
    expect((await database.asOwner((owner) => owner.query(left))).rows).toEqual([
      { isItself: true, organization: '', scope: '' },
    ]);
  });

  test('keeps tenants apart when many transactions share the connections', async () => {
    const ids = await Promise.all(Array.from({ length: 40 }, newOrganization));
    const seen = await Promise.all(
      ids.map((id) =>
        database.db
          .forOrganization(id)
          .read((tx) => tx.sql.selectFrom('organizations').select('id').execute()),
      ),
    );
    expect(seen).toEqual(ids.map((id) => [{ id }]));
  });

  test('rolls back when the work throws, and throws the same error', async () => {
    const id = await newOrganization();
    const bug = new Error('after the insert');
    const work = database.db.forOrganization(id).transaction(async (tx) => {
      await tx.sql.insertInto('notices').values(notice(id)).execute();
      throw bug;
    });
    await expect(work).rejects.toBe(bug);
    expect(await noticeIds(id)).toEqual([]);
  });

  test('never calls a transaction done whose failed statement was swallowed', async () => {
    const id = await newOrganization();
    const work = database.db.forOrganization(id).transaction(async (tx) => {
      await tx.sql.insertInto('notices').values(notice(id)).execute();
      await sql`SELECT 1 / 0`.execute(tx.sql).catch(() => {});
      return 'done';
    });
    await expect(work).rejects.toThrow(/division by zero/);
    expect(await noticeIds(id)).toEqual([]);
  });

  test("commits the operator's act and an organization's record together or not at all", async () => {
    const id = organizationId();
    const create = (isFailing: boolean) =>
      database.db.forOperator().transaction(async (tx) => {
        await tx.sql.insertInto('organizations').values(organization(id)).execute();
        const inside = tx.forOrganization(id);
        expect(inside.organizationId).toBe(id);
        await inside.sql.insertInto('notices').values(notice(id)).execute();
        if (isFailing) throw new Error('late');
      });
    await expect(create(true)).rejects.toThrow('late');
    expect(await noticeIds(id)).toEqual([]);
    await create(false);
    expect(await noticeIds(id)).toEqual(['ntc_1']);
  });

  test('refuses writes in a read', async () => {
    const id = await newOrganization();
    const writing = database.db.forOrganization(id).read((tx) => {
      return tx.sql.insertInto('notices').values(notice(id)).execute();
    });
    await expect(writing).rejects.toMatchObject({ code: '25006' });
  });

  test('refuses a tx whose transaction is over', async () => {
    let kept: OrganizationTx | undefined;
    await database.db.forOrganization(organizationId()).read(async (tx) => {
      kept = tx;
    });
    await expect(kept?.sql.selectFrom('notices').selectAll().execute()).rejects.toThrow(/is over/);
  });

  test('refuses a transaction inside a transaction, which could wait for itself', async () => {
    const inside = database.db
      .forOperator()
      .transaction(() => database.db.forOperator().read(async () => {}));
    await expect(inside).rejects.toThrow(/already open/);
    await database.db.ping();
  });

  test('refuses what is not an id', () => {
    const forged = "org_'; RESET ROLE; --" as OrganizationId;
    expect(() => database.db.forOrganization(forged)).toThrow(/Not an organization id/);
    const nested = database.db.forOperator().read(async (tx) => tx.forOrganization(forged));
    return expect(nested).rejects.toThrow(/Not an organization id/);
  });

  test('takes statements of one transaction that are sent at once, in order', async () => {
    const id = await newOrganization();
    await database.db.forOrganization(id).transaction(async (tx) => {
      const names = Array.from({ length: 20 }, (_, index) => `ntc_${String(index).padStart(2, '0')}`);
      await Promise.all(names.map((name) => tx.sql.insertInto('notices').values(notice(id, name)).execute()));
    });
    expect(await noticeIds(id)).toHaveLength(20);
  });

  test('names the unique index that refused a row', async () => {
    const id = await newOrganization();
    const twice = database.db.forOrganization(id).transaction(async (tx) => {
      await tx.sql
        .insertInto('notices')
        .values([notice(id), notice(id)])
        .execute();
    });
    const error = await twice.catch((thrown: unknown) => thrown);
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(error, 'notices_pkey')).toBe(true);
    expect(isUniqueViolation(error, 'phone_numbers_active')).toBe(false);
    expect(isUniqueViolation(new Error('other'))).toBe(false);
  });

  test('names it to whoever is heard first of the statements sent at once', async () => {
    const id = await newOrganization();
    const failed = database.db.forOrganization(id).transaction(async (tx) => {
      await Promise.all([
        writtenTwiceAndHeardLate(tx, id),
        tx.sql.selectFrom('notices').selectAll().execute(),
      ]);
    });
    const error = await failed.catch((thrown: unknown) => thrown);
    expect(isUniqueViolation(error, 'notices_pkey')).toBe(true);
  });

  test('counts right when many transactions change one row', async () => {
    const add = () =>
      database.db.forOperator().transaction(async (tx) => {
        await sql`INSERT INTO throttles (key, points) VALUES ('race', 1)
          ON CONFLICT (key) DO UPDATE SET points = throttles.points + 1`.execute(tx.sql);
      });
    await Promise.all(Array.from({ length: 60 }, add));
    const [row] = await database.db.forOperator().read((tx) => {
      return tx.sql.selectFrom('throttles').select('points').where('key', '=', 'race').execute();
    });
    expect(row).toEqual({ points: 60 });
  });

  test('runs a transaction again that PostgreSQL gave up in a deadlock', async () => {
    await database.db.forOperator().transaction((tx) => {
      return tx.sql
        .insertInto('throttles')
        .values(['a', 'b'].map((key) => ({ key, points: 0, expire: null })))
        .execute();
    });
    let attempts = 0;
    const bothIn = (order: string[]) =>
      database.db.forOperator().transaction(async (tx) => {
        attempts += 1;
        for (const key of order) {
          await sql`UPDATE throttles SET points = points + 1 WHERE key = ${key}`.execute(tx.sql);
          await sql`SELECT pg_sleep(0.2)`.execute(tx.sql);
        }
      });
    await Promise.all([bothIn(['a', 'b']), bothIn(['b', 'a'])]);
    const rows = await database.db.forOperator().read((tx) => {
      return tx.sql.selectFrom('throttles').select('points').where('key', 'in', ['a', 'b']).execute();
    });
    expect(rows).toEqual([{ points: 2 }, { points: 2 }]);
    // PGlite does one transaction after the other and knows no deadlock.
    expect(attempts).toBe(engine.name === 'postgres' ? 3 : 2);
  });

  test('gives up after a few conflicts and says that the database is not available', async () => {
    let attempts = 0;
    const work = database.db.forOperator().transaction(async (tx) => {
      attempts += 1;
      await sql`DO $$ BEGIN RAISE EXCEPTION 'conflict' USING ERRCODE = '40001'; END $$`.execute(tx.sql);
    });
    await expect(work).rejects.toThrow(DatabaseUnavailable);
    expect(attempts).toBe(5);
  });
});
