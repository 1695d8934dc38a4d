import { hkdfSync, randomBytes } from 'node:crypto';
import { type Stats, statSync } from 'node:fs';
import { createKeyFile, type KeyFile, type KeyFileEntry, readKeyFile, writeNextKeyFile } from './key-file.ts';

/**
 * What a key is used for. Each purpose has a key of its own, so that no value made for one serves another.
 */
export type KeyPurpose = 'pin' | 'content' | 'seal';

export interface KeyFacts {
  id: string;
  createdAt: Date;
  isActive: boolean;
}

interface KeyRingOptions {
  /** Told when a changed file cannot be read; the keys known before stay in use. */
  onReloadFailure?: (error: unknown) => void;
  /** Milliseconds that only ever rise; for tests. */
  monotonicMs?: () => number;
}

/** How often at most the file is asked whether it changed. */
const recheckMs = 1_000;
const subkeyBytes = 32;

/**
 * The keys that PINs and content comparisons rest on, from a file outside the database. One is active and
 * makes new values; the older ones stay to check what was made with them. A running server notices a rotation
 * by itself.
 */
export class KeyRing {
  readonly #path: string;
  readonly #onReloadFailure: (error: unknown) => void;
  readonly #monotonicMs: () => number;
  readonly #subkeys = new Map<string, Buffer>();
  #file: KeyFile;
  #stamp: string;
  #checkedAtMs: number;

  /**
   * Reads the file. Throws `KeyFileError`, in words for the operator, when it is missing, open to others or
   * broken.
   */
  static open(path: string, options: KeyRingOptions = {}): KeyRing {
    return new KeyRing(path, options);
  }

  /** Makes a file with one new key, mode 0600. Throws `KeyFileError` when there is one already. */
  static create(path: string, at: Date): void {
    const key = newKey(at);
    createKeyFile(path, { version: 1, activeKeyId: key.id, keys: [key] });
  }

  private constructor(path: string, options: KeyRingOptions) {
    this.#path = path;
    this.#onReloadFailure = options.onReloadFailure ?? (() => {});
    this.#monotonicMs = options.monotonicMs ?? (() => performance.now());
    this.#checkedAtMs = this.#monotonicMs();
    this.#stamp = stampOf(path);
    this.#file = readKeyFile(path);
  }

  get activeKeyId(): string {
    this.#recheck(false);
    return this.#file.activeKeyId;
  }

  /** Every key, oldest first; never the keys themselves. */
  keys(): KeyFacts[] {
    this.#recheck(false);
    return this.#file.keys.map(({ id, createdAt }) => ({
      id,
      createdAt: new Date(createdAt),
      isActive: id === this.#file.activeKeyId,
    }));
  }

  /**
   * The key of that id for that purpose: HKDF-SHA-256 of the ring's key. For this folder only. Throws when
   * there is no such key, even in the file as it is at this moment: a fault, from which no answer may be
   * drawn.
   */
  subkey(keyId: string, purpose: KeyPurpose): Buffer {
    this.#recheck(!this.#entry(keyId));
    const entry = this.#entry(keyId);
    if (!entry) throw new Error(`there is no key ${keyId} in ${this.#path}`);
    const name = `${keyId}/${purpose}`;
    const known = this.#subkeys.get(name);
    if (known) return known;
    const secret = Buffer.from(entry.secret, 'base64');
    const subkey = Buffer.from(hkdfSync('sha256', secret, '', `portkeeper/${purpose}`, subkeyBytes));
    this.#subkeys.set(name, subkey);
    return subkey;
  }

  /**
   * Writes a file with a new active key, the older ones staying, beside the one in use. `commit` puts it in
   * its place, as a whole; `discard` gives it up. Throws `KeyFileError` when another rotation is under way.
   */
  prepareRotation(at: Date): { keyId: string; commit(): void; discard(): void } {
    const key = newKey(at);
    const next = writeNextKeyFile(this.#path, (file) => ({
      ...file,
      activeKeyId: key.id,
      keys: [...file.keys, key],
    }));
    const commit = () => {
      next.commit();
      this.#recheck(true);
    };
    return { keyId: key.id, commit, discard: next.discard };
  }

  #entry(keyId: string): KeyFileEntry | undefined {
    return this.#file.keys.find(({ id }) => id === keyId);
  }

  #recheck(isUrgent: boolean): void {
    const nowMs = this.#monotonicMs();
    if (!isUrgent && nowMs - this.#checkedAtMs < recheckMs) return;
    this.#checkedAtMs = nowMs;
    try {
      const stamp = stampOf(this.#path);
      if (stamp === this.#stamp) return;
      const file = readKeyFile(this.#path);
      this.#file = file;
      this.#stamp = stamp;
      this.#subkeys.clear();
    } catch (error) {
      this.#onReloadFailure(error);
    }
  }
}

/**
 * Changes when the file is replaced or written to. Empty when it cannot be asked: then reading it says why.
 */
function stampOf(path: string): string {
  const stats: Stats | undefined = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.ino}/${stats.mtimeMs}/${stats.size}` : '';
}

/** A random id: a file put back from a backup and rotated again must not give an old id to another key. */
function newKey(at: Date): KeyFileEntry {
  return {
    id: `key_${randomBytes(8).toString('hex')}`,
    secret: randomBytes(32).toString('base64'),
    createdAt: at.toISOString(),
  };
}
