import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { isProcessAlive, processStart } from './process-life.ts';

/** Another Portkeeper process owns the data folder. The message names it and says what to do. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';
}

export interface DataFolderLock {
  release(): void;
}

/** What the lock file holds. */
interface Holder {
  readonly token: string;
  readonly pid: number;
  readonly startedAt: string | null;
  readonly host: string;
}

/** A holder on another host (a container beside us) cannot be asked; it shows life by touching its file. */
const touchMs = 5_000;
const lifeSignMaxMs = 30_000;

function readHolder(path: string): Holder | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return JSON.parse(text);
  } catch {
    // A power cut can leave the name without its content; nobody who lives wrote that.
    return { token: 'unreadable', pid: 0, startedAt: null, host: hostname() };
  }
}

function isHeld(holder: Holder, path: string): boolean {
  if (holder.host === hostname()) return holder.pid > 0 && isProcessAlive(holder.pid, holder.startedAt);
  const file = statSync(path, { throwIfNoEntry: false });
  return file !== undefined && Date.now() - file.mtimeMs < lifeSignMaxMs;
}

function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Puts `mine` at `path`. A dead process's file is only ever replaced by the one process that holds the lock
 * named after that file's token, by one rename: of two that find it stale, one wins and the other sees the
 * winner.
 */
function acquire(path: string, mine: string): void {
  for (;;) {
    if (isLinked(mine, path)) return;
    const holder = readHolder(path);
    if (holder === undefined) continue;
    if (isHeld(holder, path)) throw inUse(holder, path);
    const successor = `${path}.${holder.token}`;
    acquire(successor, mine);
    if (readHolder(path)?.token === holder.token) {
      renameSync(successor, path);
      return;
    }
    rmSync(successor, { force: true });
  }
}

function inUse(holder: Holder, path: string): DataFolderInUse {
  const where = holder.host === hostname() ? '' : ` on the host ${holder.host}`;
  return new DataFolderInUse(
    `The data folder ${resolve(path, '..')} is in use by process ${holder.pid}${where}. The embedded database ` +
      'belongs to one process: stop that one first, choose another folder (PORTKEEPER_DATA), or use a server ' +
      '(DATABASE_URL) for several processes.',
  );
}

/**
 * Takes the data folder for this process or throws `DataFolderInUse`. A lock left by a dead process is
 * replaced.
 */
export function lockDataFolder(dataFolder: string): DataFolderLock {
  const path = join(dataFolder, 'portkeeper.lock');
  const holder: Holder = {
    token: randomUUID(),
    pid: process.pid,
    startedAt: processStart(process.pid),
    host: hostname(),
  };
  // Linked into place whole: a reader never sees a file without its content.
  const mine = `${path}.${holder.token}.new`;
  writeFileSync(mine, JSON.stringify(holder), { mode: 0o600, flush: true });
  try {
    acquire(path, mine);
  } finally {
    rmSync(mine, { force: true });
  }
  const touch = setInterval(() => {
    const now = new Date();
    try {
      utimesSync(path, now, now);
    } catch {
      // A full or vanished disk shows in the database's own errors.
    }
  }, touchMs);
  touch.unref();
  return {
    release() {
      clearInterval(touch);
      if (readHolder(path)?.token === holder.token) rmSync(path, { force: true });
    },
  };
}
