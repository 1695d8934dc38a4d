import fs, { existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Database, databaseOver } from '../../src/storage/database.ts';
import { DatabaseUnavailable } from '../../src/storage/database-unavailable.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { openPgliteEngine } from '../../src/storage/pglite-engine.ts';
import { prepareDatabaseFolder } from '../../src/storage/prepare-database-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'portkeeper-pglite-'));
const databaseFolder = join(folder, 'database');
const { writeSync, fsyncSync } = fs;
let engine: Engine;
let db: Database;
let onFsync: () => void = () => {};
let keys = 0;

async function open(): Promise<void> {
  engine = await openPgliteEngine(databaseFolder, { onFsync: () => onFsync() });
  const client = await engine.pool.connect();
  await migrate(client);
  client.release();
  db = databaseOver(engine);
}

/** One commit of one row; answers its key. */
async function commit(): Promise<string> {
  keys += 1;
  const key = `key-${keys}`;
  await db.forOperator().transaction((tx) => {
    return tx.sql.insertInto('throttles').values({ key, points: 1, expire: null }).execute();
  });
  return key;
}

async function storedKeys(): Promise<string[]> {
  const rows = await db.forOperator().read((tx) => tx.sql.selectFrom('throttles').select('key').execute());
  return rows.map((row) => row.key);
}

/** PGlite writes through node:fs; nothing real fills the disk. */
function fillDiskAt(part: string): void {
  fs.writeSync = ((fd: number, ...rest: unknown[]) => {
    if (readlinkSync(`/proc/self/fd/${fd}`).includes(part)) {
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    }
    return (writeSync as (...all: unknown[]) => number)(fd, ...rest);
  }) as typeof writeSync;
}

async function untilItWorksAgain(): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      return await commit();
    } catch (error) {
      expect(error).toBeInstanceOf(DatabaseUnavailable);
      await sleep(100);
    }
  }
  throw new Error('It never worked again');
}

beforeAll(async () => {
  mkdirSync(databaseFolder, { recursive: true });
  rmSync(databaseFolder, { recursive: true });
  // What a first start that was cut short leaves behind.
  mkdirSync(`${databaseFolder}.unfinished`);
  writeFileSync(join(`${databaseFolder}.unfinished`, 'PG_VERSION'), '18');
  await prepareDatabaseFolder(databaseFolder);
  await open();
});

afterEach(() => {
  onFsync = () => {};
  fs.writeSync = writeSync;
  fs.fsyncSync = fsyncSync;
  syncBuiltinESMExports();
});

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

describe('the embedded database', () => {
  test('is made once, whole, beside what an interrupted start left', () => {
    expect(existsSync(join(databaseFolder, 'PG_VERSION'))).toBe(true);
    expect(existsSync(`${databaseFolder}.unfinished`)).toBe(false);
  });

  test('runs with fsync and full commits', async () => {
    const client = await engine.pool.connect();
    const { rows } = await client.query(`SELECT name, setting FROM pg_settings
      WHERE name IN ('fsync', 'synchronous_commit', 'wal_sync_method', 'full_page_writes') ORDER BY name`);
    client.release();
    expect(rows.map(({ name, setting }) => `${name}=${setting}`)).toEqual([
      'fsync=on',
      'full_page_writes=on',
      'synchronous_commit=on',
      'wal_sync_method=fsync',
    ]);
  });

  test('syncs the log at least once per commit, and not for a read', async () => {
    let synced = 0;
    fs.fsyncSync = (fd) => {
      if (readlinkSync(`/proc/self/fd/${fd}`).includes('/pg_wal/')) synced += 1;
      fsyncSync(fd);
    };
    syncBuiltinESMExports();
    for (let commits = 0; commits < 50; commits += 1) await commit();
    expect(synced).toBeGreaterThanOrEqual(50);
    synced = 0;
    await storedKeys();
    expect(synced).toBe(0);
  });

  test('does not answer a commit as done whose sync failed, and works again without a restart', async () => {
    const before = await commit();
    onFsync = () => {
      throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' });
    };
    await expect(commit()).rejects.toThrow(DatabaseUnavailable);
    await expect(commit()).rejects.toThrow(DatabaseUnavailable);
    onFsync = () => {};
    const after = await untilItWorksAgain();
    expect(await storedKeys()).toEqual(expect.arrayContaining([before, after]));
  });

  test('survives a full disk under its log: acknowledged is kept, lost was refused', async () => {
    const before = await commit();
    fillDiskAt('/pg_wal/');
    const lost = `key-${keys + 1}`;
    await expect(commit()).rejects.toThrow(DatabaseUnavailable);
    fs.writeSync = writeSync;
    const after = await untilItWorksAgain();
    const stored = await storedKeys();
    expect(stored).toEqual(expect.arrayContaining([before, after]));
    expect(stored).not.toContain(lost);
  });

  test('tells a full disk under its tables as not available and goes on when there is room', async () => {
    fillDiskAt('/base/');
    const big = db.forOperator().transaction((tx) => {
      const rows = Array.from({ length: 5_000 }, (_, index) => ({
        key: `${index}`.padEnd(400),
        points: 1,
        expire: null,
      }));
      return tx.sql.insertInto('throttles').values(rows).execute();
    });
    await expect(big).rejects.toThrow(DatabaseUnavailable);
    fs.writeSync = writeSync;
    await untilItWorksAgain();
  });

  test('lets other work of the process run while a long row of statements runs', async () => {
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 1);
    await db.forOperator().read(async (tx) => {
      for (let statements = 0; statements < 300; statements += 1) {
        await tx.sql.selectFrom('throttles').select('key').limit(1).execute();
      }
    });
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(10);
  });

  test('keeps everything over a clean close and opens warm in well under two seconds of CPU', async () => {
    const kept = await storedKeys();
    await engine.close();
    const before = process.cpuUsage();
    await open();
    const { user, system } = process.cpuUsage(before);
    expect(await storedKeys()).toEqual(kept);
    expect((user + system) / 1e6).toBeLessThan(2);
  });

  test('refuses work after it was closed', async () => {
    await engine.close();
    await expect(db.ping()).rejects.toThrow(DatabaseUnavailable);
    await open();
  });
});
