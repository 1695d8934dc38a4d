import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type EmscriptenOptions = Parameters<NodeFS['init']>[1];

/** The parts of emscripten's file system that this file touches and its types do not describe. */
interface OpenFile {
  readonly nfd?: number;
  readonly node: unknown;
}
interface NodeFileSystem {
  stream_ops: { fsync?: (file: OpenFile) => number };
  realPath(node: unknown): string;
  tryFSOperation<T>(act: () => T): T;
}

export interface DurableHooks {
  /** Called before each file is synced; throwing stands for a disk that refuses. */
  onFsync?: () => void;
  /** A sync failed: what the database answers from here on is not to be believed. */
  onFailure: (error: unknown) => void;
}

function fsyncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/**
 * PGlite's folder on disk with the one call it leaves out: its own fsync does nothing, so that a power cut
 * could take acknowledged commits. Needs start parameters without `-F` and `wal_sync_method=fsync`, because
 * fdatasync is a stub inside PGlite that cannot be replaced.
 */
export class DurableNodeFs extends NodeFS {
  readonly #hooks: DurableHooks;

  constructor(dataFolder: string, hooks: DurableHooks) {
    super(dataFolder);
    this.#hooks = hooks;
  }

  override async init(pg: PGlite, options: EmscriptenOptions) {
    const { emscriptenOpts } = await super.init(pg, options);
    const preRun = [
      ...(emscriptenOpts.preRun ?? []),
      (mod: { NODEFS: unknown }) => this.#addFsync(mod.NODEFS as NodeFileSystem),
    ];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }

  #addFsync(fileSystem: NodeFileSystem): void {
    const { onFsync, onFailure } = this.#hooks;
    fileSystem.stream_ops.fsync = (file) =>
      fileSystem.tryFSOperation(() => {
        try {
          onFsync?.();
          if (file.nfd === undefined) fsyncFolder(fileSystem.realPath(file.node));
          else fsyncSync(file.nfd);
          return 0;
        } catch (error) {
          onFailure(error);
          throw error;
        }
      });
  }
}
