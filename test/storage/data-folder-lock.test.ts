import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DataFolderInUse, lockDataFolder } from '../../src/storage/data-folder-lock.ts';
import { processStart } from '../../src/storage/process-life.ts';

interface Contender {
  readonly process: ChildProcess;
  readonly answer: { pid: number; isHolder: boolean; message?: string };
}

const script = join(import.meta.dirname, '../support/hold-data-folder.ts');
const running = new Set<ChildProcess>();
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portkeeper-lock-'));
});

afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
  rmSync(folder, { recursive: true });
});

async function contend(): Promise<Contender> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running.add(child);
  const [line] = await once(child.stdout as NodeJS.ReadableStream, 'data');
  return { process: child, answer: JSON.parse(String(line)) };
}

async function killed({ process: child }: Contender): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

const lockFile = () => join(folder, 'portkeeper.lock');
const writeLock = (holder: object) => writeFileSync(lockFile(), JSON.stringify(holder));

test('a second process is refused, with the pid, the folder and what to do', async () => {
  const first = await contend();
  expect(first.answer.isHolder).toBe(true);
  const second = await contend();
  expect(second.answer.isHolder).toBe(false);
  expect(second.answer.message).toContain(String(first.answer.pid));
  expect(second.answer.message).toContain(folder);
  expect(second.answer.message).toContain('PORTKEEPER_DATA');
});

test('the lock goes with a clean end, and nothing is left behind', async () => {
  const first = await contend();
  const exited = once(first.process, 'exit');
  first.process.stdin?.end();
  await exited;
  expect(readdirSync(folder)).toEqual([]);
  expect((await contend()).answer.isHolder).toBe(true);
});

test('a lock left by a killed process is replaced', async () => {
  await killed(await contend());
  expect(existsSync(lockFile())).toBe(true);
  expect((await contend()).answer.isHolder).toBe(true);
});

test('of many processes that find a dead lock at once, exactly one takes it', async () => {
  for (let round = 0; round < 3; round += 1) {
    writeLock({ token: `dead-${round}`, pid: process.pid, startedAt: '1', host: hostname() });
    const contenders = await Promise.all(Array.from({ length: 6 }, contend));
    const holders = contenders.filter(({ answer }) => answer.isHolder);
    expect(holders).toHaveLength(1);
    expect(JSON.parse(readFileSync(lockFile(), 'utf8')).pid).toBe(holders[0]?.answer.pid);
    await Promise.all(holders.map(killed));
  }
});

test('a taker that died half-way does not keep others out', () => {
  writeLock({ token: 'old', pid: process.pid, startedAt: '1', host: hostname() });
  const halfWay = { token: 'half', pid: process.pid, startedAt: '2', host: hostname() };
  writeFileSync(`${lockFile()}.old`, JSON.stringify(halfWay));
  const lock = lockDataFolder(folder);
  expect(JSON.parse(readFileSync(lockFile(), 'utf8')).pid).toBe(process.pid);
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

test('a pid that now belongs to another process does not count as its holder', () => {
  const lock = lockDataFolder(folder);
  const holder = JSON.parse(readFileSync(lockFile(), 'utf8'));
  expect(() => lockDataFolder(folder)).toThrow(DataFolderInUse);
  writeLock({ ...holder, startedAt: '12345' });
  lockDataFolder(folder).release();
  lock.release();
});

test('a process knows since when it runs, where the system tells', () => {
  if (process.platform === 'linux') expect(processStart(process.pid)).toMatch(/^\d+$/);
  expect(processStart(2 ** 22 + 1)).toBeNull();
});

test('a holder on another host counts as long as it touches its lock', () => {
  writeLock({ token: 'far', pid: 1, startedAt: '1', host: 'another-container' });
  expect(() => lockDataFolder(folder)).toThrow(/another-container/);
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(lockFile(), longAgo, longAgo);
  lockDataFolder(folder).release();
});

test('a lock file without content, as a power cut leaves it, is replaced', () => {
  writeFileSync(lockFile(), '');
  lockDataFolder(folder).release();
});

test('releasing takes away nobody else’s lock', () => {
  const lock = lockDataFolder(folder);
  writeLock({ token: 'other', pid: 1, startedAt: null, host: 'elsewhere' });
  lock.release();
  expect(existsSync(lockFile())).toBe(true);
});
