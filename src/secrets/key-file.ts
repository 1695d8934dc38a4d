import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

export interface KeyFileEntry {
  id: string;
  /** 32 random bytes, base64. */
  secret: string;
  /** RFC 3339, UTC. */
  createdAt: string;
}

export interface KeyFile {
  version: 1;
  activeKeyId: string;
  keys: KeyFileEntry[];
}

/** What is wrong with the key file, in words for the operator: no stack needed, and no key in them. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError';
}

const readableByOthers = 0o077;
const ownerOnly = 0o600;
const keyBytes = 32;

/** Reads and checks the file. Throws `KeyFileError`. */
export function readKeyFile(path: string): KeyFile {
  let text: string;
  const descriptor = openKeyFile(path);
  try {
    // Asked of the open file, not of the name: what was checked is what is read.
    const mode = fstatSync(descriptor).mode & 0o777;
    if (process.platform !== 'win32' && (mode & readableByOthers) !== 0) {
      throw new KeyFileError(
        `${path} can be read by others (mode ${mode.toString(8).padStart(4, '0')}). Run: chmod 600 ${path}`,
      );
    }
    text = readFileSync(descriptor, 'utf8');
  } finally {
    closeSync(descriptor);
  }
  return parseKeyFile(text, path);
}

/**
 * Makes a file that only its owner can read, and sees to it that it is on the disk. Throws `KeyFileError`.
 */
export function createKeyFile(path: string, file: KeyFile): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const descriptor = openNew(path, `${path} exists already; it is left as it is.`);
  writeAll(descriptor, path, () => file);
  syncFolder(path);
}

/**
 * Writes a changed file beside the one in use; `commit` replaces that one, as a whole or not at all. The new
 * file's name is also the lock: of two rotations at the same time one is refused, because the later would
 * drop the earlier one's key, and PINs might rest on it already. Throws `KeyFileError`.
 */
export function writeNextKeyFile(
  path: string,
  change: (file: KeyFile) => KeyFile,
): { commit(): void; discard(): void } {
  const next = `${path}.next`;
  const descriptor = openNew(
    next,
    `${next} exists: another rotation is under way, or one was cut off. If it was cut off, delete that file.`,
  );
  writeAll(descriptor, next, () => change(readKeyFile(path)));
  return {
    commit() {
      renameSync(next, path);
      syncFolder(path);
    },
    discard: () => rmSync(next, { force: true }),
  };
}

function openKeyFile(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) throw new KeyFileError(`There is no key file ${path}.`);
    if (hasCode(error, 'EACCES'))
      throw new KeyFileError(`The key file ${path} may not be read by this user.`);
    throw error;
  }
}

function openNew(path: string, messageIfThere: string): number {
  try {
    return openSync(path, 'wx', ownerOnly);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) throw new KeyFileError(messageIfThere);
    throw error;
  }
}

/** Writes and syncs an open new file; removes it when that fails, so that no half a file stays behind. */
function writeAll(descriptor: number, path: string, make: () => KeyFile): void {
  try {
    writeFileSync(descriptor, `${JSON.stringify(make(), null, 2)}\n`);
    fsyncSync(descriptor);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

/** A new name is on the disk only when its folder is. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function parseKeyFile(text: string, path: string): KeyFile {
  const wrong = (what: string) => new KeyFileError(`${path} is not a key file: ${what}.`);
  if (text.trim() === '') throw wrong('it is empty; if its making was cut off, delete it');
  const file = parseJson(text, wrong);
  if (!isObject(file)) throw wrong('it does not hold a JSON object');
  if (file.version !== 1) throw wrong('its version is not 1');
  if (!Array.isArray(file.keys) || !file.keys.every(isEntry)) {
    throw wrong('each of "keys" needs an id, a secret of 32 bytes in base64 and a createdAt');
  }
  const keys: KeyFileEntry[] = file.keys;
  if (new Set(keys.map(({ id }) => id)).size !== keys.length) throw wrong('an id stands there twice');
  const active = keys.find(({ id }) => id === file.activeKeyId);
  if (!active) throw wrong('activeKeyId is none of its keys');
  return { version: 1, activeKeyId: active.id, keys };
}

function parseJson(text: string, wrong: (what: string) => KeyFileError): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which holds keys.
    throw wrong('it is not JSON');
  }
}

function isEntry(entry: unknown): entry is KeyFileEntry {
  return (
    isObject(entry) &&
    typeof entry.id === 'string' &&
    /^[A-Za-z0-9_-]{1,64}$/.test(entry.id) &&
    typeof entry.secret === 'string' &&
    Buffer.from(entry.secret, 'base64').toString('base64') === entry.secret &&
    Buffer.byteLength(entry.secret, 'base64') === keyBytes &&
    typeof entry.createdAt === 'string' &&
    !Number.isNaN(Date.parse(entry.createdAt))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasCode(error: unknown, code: string): boolean {
  return isObject(error) && error.code === code;
}
