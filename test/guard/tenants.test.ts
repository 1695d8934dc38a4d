import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OrganizationId } from '../../src/core/ids.ts';
import type { Database } from '../../src/storage/database.ts';
import { sqlState } from '../../src/storage/sql-state.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { type World, worldOn } from '../support/world.ts';
import { busyDay } from './support/busy-day.ts';
import { type CatalogTable, readCatalog, wallFaults } from './support/catalog.ts';
import { readSourceTree, type SourceFile } from './support/source-tree.ts';
import { exportedFunctions, isBeforeTenant, storageFaults } from './support/storage-functions.ts';

/** Tables whose rows are no one tenant's. */
const otherTables = {
  organizations: { reason: 'the tenants themselves; walled by their own id' },
  users: { reason: 'a person may belong to several organizations; walled by membership' },
  sessions: { reason: "a person's, before it is known where they act" },
  passkeys: { reason: "a person's, before it is known where they act" },
  passkey_challenges: { reason: 'of a browser, before it is known whose' },
  totp_secrets: { reason: "a person's, before it is known where they act" },
  recovery_codes: { reason: "a person's, before it is known where they act" },
  password_links: { reason: "a person's, who has no organization in mind" },
  known_devices: { reason: "a person's, before it is known where they act" },
  setup_links: { reason: "the first run's link comes before there is an organization" },
  idempotent_answers: { reason: "the caller's own; found before a tenant is known" },
  throttles: { reason: 'digests of addresses and counts, nobody’s', isUnwalled: true },
  portkeeper_migrations: { reason: 'which steps the schema has taken', isUnwalled: true },
} as const;

const tree = readSourceTree();

describe('storage functions', () => {
  const file = (text: string, path = 'src/storage/x.ts'): SourceFile[] => [{ path, text }];
  const tables = ['notices', 'carriers'];

  test('say whose rows they touch', () => {
    expect(storageFaults(tree, tenantTablesOf(tree))).toEqual([]);
  });

  test('that come before a tenant is known are these and no others', () => {
    const found = tree.filter(({ path }) => isBeforeTenant(path)).flatMap(exportedFunctions);
    expect(found.sort()).toEqual([
      'findDisputeLink',
      'findIdempotentAnswer',
      'findNumberOwners',
      'findOauthClient',
      'findOperatorPolicy',
      'findOrderByPon',
      'findOrderPlace',
      'findPasswordLink',
      'findPerson',
      'findPersonByEmail',
      'findPersonOfSession',
      'findPrincipalByAccessTokenHash',
      'findPrincipalByTokenHash',
      'findSession',
      'findSetupLink',
      'findSignInWays',
    ]);
  });

  const query = 'sql`SELECT * FROM notices`.execute(tx.sql)';
  test.each([
    ['takes an unbound transaction', `export function x(tx: UnboundTx) { return ${query}; }`],
    ['takes any transaction', `export function x(tx: AnyTx) { return ${query}; }`],
    ['takes a connection', `export function x(client: PoolClient) { return client.query('SELECT 1'); }`],
    ['takes no transaction', `export function x() { return ${query}; }`],
    [
      'takes the transaction second',
      `export function x(id: string, tx: OrganizationTx) { return ${query}; }`,
    ],
    ['forgets the filter', `export function x(tx: OrganizationTx) { return ${query}; }`],
  ])('are caught: one that %s', (_what, text) => {
    expect(storageFaults(file(text), tables)).toHaveLength(1);
  });

  test('are caught in a folder as well', () => {
    const text = `export function x(tx: UnboundTx) { return ${query}; }`;
    expect(storageFaults(file(text, 'src/storage/things/x.ts'), tables)).toHaveLength(1);
    expect(storageFaults(file(text, 'src/storage/before-tenant/x.ts'), tables)).toEqual([]);
  });

  test('are caught when the plumbing names a tenant table', () => {
    const text = "engine.pool.query('SELECT * FROM carriers');";
    expect(storageFaults(file(text, 'src/storage/database.ts'), tables)).toHaveLength(1);
  });
});

/** As the first schema says it; that it agrees with the database is asked below. */
function tenantTablesOf(files: readonly SourceFile[]): string[] {
  const schemas = files.filter(({ path }) => /^src\/storage\/schema(-[a-z-]+)?\.ts$/.test(path));
  const schema = schemas.map(({ text }) => text).join('\n');
  return [...schema.matchAll(/^ {2}(\w+): \{\s+organization_id: string;/gm)].map((match) => match[1] ?? '');
}

test('a wall that is missing, not forced, open or unexplained is caught', () => {
  const policy = {
    name: 'tenant_wall',
    command: 'ALL',
    using: "(organization_id = current_setting('portkeeper.organization_id'::text, true))",
    check: null,
  };
  const good: CatalogTable = {
    name: 'notices',
    isTenants: true,
    isWalled: true,
    isWallForced: true,
    leadsWith: 'organization_id',
    owner: 'postgres',
    policies: [policy],
  };
  expect(wallFaults([good], {})).toEqual([]);
  const bad: Partial<CatalogTable>[] = [
    { isWalled: false },
    { isWallForced: false },
    { leadsWith: 'id' },
    { isTenants: false },
    { policies: [{ ...policy, using: 'true' }] },
    { policies: [policy, { ...policy, name: 'door', using: 'true' }] },
    { policies: [policy, { ...policy, name: 'door', using: null, check: 'true' }] },
  ];
  for (const change of bad) expect(wallFaults([{ ...good, ...change }], {})).not.toEqual([]);
});

describeOnBothEngines('the wall between tenants', (engine) => {
  const world = worldOn(engine);
  let catalog: CatalogTable[];
  let tenantTables: string[];
  const db = (): Database => world.now().database.db;

  beforeAll(async () => {
    await busyDay(world.now());
    catalog = await world.now().database.asOwner(readCatalog);
    tenantTables = catalog.filter(({ isTenants }) => isTenants).map(({ name }) => name);
  });

  test('stands around every table', () => {
    expect(wallFaults(catalog, otherTables)).toEqual([]);
    expect(tenantTables).toEqual(tenantTablesOf(tree).sort());
  });

  test('is not open to the role of the app', async () => {
    const { rows } = await db()
      .forOperator()
      .read((tx) =>
        sql<Record<string, boolean>>`
          SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolcanlogin AS "mayMore",
            EXISTS (SELECT 1 FROM pg_auth_members WHERE member = r.oid) AS "isMember",
            EXISTS (SELECT 1 FROM pg_class WHERE relowner = r.oid) AS "owns",
            has_schema_privilege(oid, 'public', 'CREATE') AS "mayCreate",
            row_security_active('notices') AS "isWalled"
          FROM pg_roles r WHERE rolname = current_user`.execute(tx.sql),
      );
    expect(rows).toEqual([
      { mayMore: false, isMember: false, owns: false, mayCreate: false, isWalled: true },
    ]);
  });

  test.each([
    'ALTER TABLE notices DISABLE ROW LEVEL SECURITY',
    'ALTER TABLE notices NO FORCE ROW LEVEL SECURITY',
    'DROP POLICY tenant_wall ON notices',
    'CREATE POLICY door ON notices USING (true)',
    'TRUNCATE notices',
    'SET LOCAL row_security = off; SELECT * FROM notices',
    'UPDATE audit_entries SET action = action',
    'DELETE FROM audit_entries',
    'UPDATE port_out_order_events SET note = note',
    'DELETE FROM port_out_orders',
  ])('cannot be moved by the app: %s', async (statement) => {
    const { org } = world.now();
    const attempt = db()
      .forOrganization(org.id)
      .transaction((tx) => runAll(statement, (text) => sql.raw(text).execute(tx.sql)));
    const state = await attempt.then(
      () => 'done',
      (error) => sqlState(error),
    );
    // insufficient_privilege: the role may not, or the policy would be passed over.
    expect(state).toBe('42501');
  });

  test('shows only own rows when the query forgets its filter, on every tenant table', async () => {
    const owners = await rowOwners(world.now(), tenantTables);
    const { operatorId, org, otherOrg } = world.now();
    for (const table of tenantTables) {
      const all = owners.get(table) ?? [];
      expect(
        new Set(all).size,
        `${table} needs rows of two tenants, or none can be mistaken`,
      ).toBeGreaterThan(operatorsOnly.has(table) ? 0 : 1);
      for (const id of [org.id, otherOrg.id, operatorId]) {
        const seen = await seenBy(db(), id, table);
        expect(seen, table).toEqual(all.filter((owner) => owner === id));
      }
    }
  });

  test('shows nothing of other tenants in the tables that are no tenant’s', async () => {
    const { org } = world.now();
    const read = (text: string) =>
      db()
        .forOrganization(org.id)
        .read((tx) => sql.raw<{ name: string }>(text).execute(tx.sql))
        .then(({ rows }) => rows.map(({ name }) => name).sort());
    expect(await read('SELECT name FROM organizations')).toEqual(['Contoso']);
    expect(await read('SELECT name FROM users')).toEqual(['ana']);
    const others = ['sessions', 'passkeys', 'passkey_challenges', 'totp_secrets', 'recovery_codes'];
    const more = ['password_links', 'known_devices', 'setup_links', 'idempotent_answers'];
    for (const table of [...others, ...more]) {
      expect(await read(`SELECT 'a row' AS name FROM ${table}`), table).toEqual([]);
    }
  });

  test('shows nothing at all to a transaction that says nothing', async () => {
    await world.now().database.asOwner(async (owner) => {
      for (const { name } of catalog) {
        if (otherTables[name as keyof typeof otherTables] && 'isUnwalled' in otherTables[name as never])
          continue;
        await owner.query('BEGIN; SET LOCAL ROLE portkeeper_app');
        const { rows } = await owner.query(`SELECT 1 FROM ${name}`);
        await owner.query('ROLLBACK');
        expect(rows, name).toEqual([]);
      }
    });
  });

  test('lets the questions before a tenant is known read these tables and write none of them', async () => {
    const readable: string[] = [];
    for (const table of tenantTables) {
      const { rows } = await db().beforeTenant((tx) =>
        sql`SELECT 1 FROM ${sql.table(table)}`.execute(tx.sql),
      );
      if (rows.length > 0) readable.push(table);
      const changed = await db()
        .beforeTenant((tx) =>
          sql`UPDATE ${sql.table(table)} SET organization_id = organization_id`.execute(tx.sql),
        )
        .then(({ numAffectedRows }) => Number(numAffectedRows))
        .catch((error) => sqlState(error));
      // 25006: the transaction only reads.
      expect(changed, table).toBe('25006');
    }
    expect(readable).toEqual([
      'api_tokens',
      'carriers',
      'delegations',
      'dispute_links',
      'memberships',
      'oauth_access_tokens',
      'oauth_clients',
      'operator_holidays',
      'operator_settings',
      'phone_numbers',
      'port_out_order_numbers',
      'port_out_orders',
      'sign_in_domains',
      'sign_in_providers',
    ]);
  });

  test('keeps a tenant from changing others’ rows and from giving its own away', async () => {
    const { org, otherOrg } = world.now();
    for (const table of tenantTables) {
      const write = (text: string) =>
        db()
          .forOrganization(org.id)
          .transaction((tx) => sql.raw(text).execute(tx.sql))
          .then(({ numAffectedRows }) => Number(numAffectedRows))
          .catch((error) => sqlState(error));
      const own = await seenBy(db(), org.id, table);
      const touched = await write(
        `UPDATE ${table} SET organization_id = organization_id WHERE organization_id <> '${org.id}'`,
      );
      expect(touched === 0 || touched === '42501', `${table}: ${touched}`).toBe(true);
      if (own.length === 0) continue;
      expect(await write(`UPDATE ${table} SET organization_id = '${otherOrg.id}'`), table).toBe('42501');
    }
  });
});

/** Tables in which only the operator has rows. */
const operatorsOnly: ReadonlySet<string> = new Set([
  'carriers',
  'oauth_access_tokens',
  'oauth_assertions',
  'oauth_clients',
  'operator_holidays',
  'operator_settings',
  'saved_filters',
]);

async function runAll(statements: string, run: (text: string) => Promise<unknown>): Promise<void> {
  for (const text of statements.split(';')) await run(text);
}

/** For each table the owner of each row, as seen from behind the wall. */
async function rowOwners(world: World, tables: readonly string[]): Promise<Map<string, string[]>> {
  return world.database.asOwner(async (owner) => {
    const owners = new Map<string, string[]>();
    for (const table of tables) {
      const { rows } = await owner.query(
        `SELECT organization_id AS id FROM ${table} ORDER BY organization_id`,
      );
      owners.set(
        table,
        rows.map(({ id }) => id),
      );
    }
    return owners;
  });
}

/** The owners of all rows that a tenant's transaction sees without a filter. */
async function seenBy(db: Database, id: OrganizationId, table: string): Promise<string[]> {
  const { rows } = await db
    .forOrganization(id)
    .read((tx) => sql<{ id: string }>`SELECT organization_id AS id FROM ${sql.table(table)}`.execute(tx.sql));
  return rows.map((row) => row.id);
}
