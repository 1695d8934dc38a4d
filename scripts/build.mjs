/**
 * Builds dist/server (the program) and dist/web (the pages) when they are missing or older than their
 * sources. bin/portkeeper.mjs asks for that before it starts anything; `node scripts/build.mjs` builds both
 * at once.
 *
 * Nothing but node: is imported at the top, because this also runs where there is nothing to build with.
 */
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const oldMs = 24 * 60 * 60_000;

const targets = {
  server: {
    entry: 'src/main.ts',
    sources: ['src', 'package-lock.json', 'scripts/build.mjs'],
    build: buildServer,
  },
  web: {
    entry: 'vite.config.ts',
    sources: ['web', 'vite.config.ts', 'src/contract', 'src/core', 'package-lock.json', 'scripts/build.mjs'],
    build: buildWeb,
  },
};

/**
 * Builds the target unless it is up to date. Says what it does on stderr only: stdout belongs to the command.
 * Without its sources or the builder (a production installation) whatever is there is used as it is.
 */
export async function ensureBuilt(name) {
  const { entry, sources, build } = targets[name];
  if (!existsSync(join(root, entry))) return;
  if (!canBuild()) {
    if (existsSync(join(dist, name))) return;
    throw new Error(`dist/${name} is missing and there is nothing to build it with. Run: npm ci`);
  }
  const stamp = stampOf(sources);
  if (builtStamp(name) === stamp) return;
  process.stderr.write(`Building ${name}…\n`);
  const scratch = join(dist, `.${name}-${process.pid}-${randomBytes(4).toString('hex')}`);
  mkdirSync(scratch, { recursive: true });
  try {
    await build(scratch, stamp);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function canBuild() {
  try {
    import.meta.resolve('vite');
    return true;
  } catch {
    return false;
  }
}

/**
 * Every version has a folder of its own, and main.js points to the one in use. Two processes that build at
 * the same time, or a server that runs while another version is built, keep every file they have begun with.
 */
async function buildServer(scratch, stamp) {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['@electric-sql/pglite', '@node-rs/argon2', 'pg-native', 'pino'] },
    build: {
      ssr: true,
      outDir: scratch,
      sourcemap: true,
      minify: false,
      target: 'node20',
      rolldownOptions: {
        input: join(root, 'src/main.ts'),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  const folder = join(dist, 'server');
  const built = join(folder, stamp);
  mkdirSync(folder, { recursive: true });
  moveUnlessThere(scratch, built);
  const pointer = `${scratch}.js`;
  writeFileSync(pointer, `export * from './${stamp}/main.js';\n`);
  renameSync(pointer, join(folder, 'main.js'));
  removeOld(folder, stamp);
}

async function buildWeb(scratch, stamp) {
  const { build } = await import('vite');
  await build({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: scratch, emptyOutDir: true },
  });
  writeFileSync(join(scratch, stampFile), stamp);
  const folder = join(dist, 'web');
  // A folder cannot be renamed over another, so for an instant there is none; whoever comes between tries
  // again.
  for (let attempts = 1; builtStamp('web') !== stamp; attempts += 1) {
    const away = `${scratch}-old`;
    try {
      if (existsSync(folder)) renameSync(folder, away);
      renameSync(scratch, folder);
    } catch (error) {
      if (attempts === 5) throw error;
    } finally {
      rmSync(away, { recursive: true, force: true });
    }
  }
}

const stampFile = '.stamp';

function builtStamp(name) {
  try {
    if (name === 'web') return readFileSync(join(dist, 'web', stampFile), 'utf8');
    const pointer = readFileSync(join(dist, 'server', 'main.js'), 'utf8');
    const stamp = /'\.\/([0-9a-f]+)\/main\.js'/.exec(pointer)?.[1] ?? null;
    return stamp && existsSync(join(dist, 'server', stamp, 'main.js')) ? stamp : null;
  } catch {
    return null;
  }
}

/**
 * Follows from every source's name, size and time: reading the files themselves would cost more than it
 * tells.
 */
function stampOf(sources) {
  const hash = createHash('sha256');
  for (const source of sources) addToStamp(hash, source);
  return hash.digest('hex').slice(0, 16);
}

function addToStamp(hash, source) {
  const path = join(root, source);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return;
  if (stats.isDirectory()) {
    for (const entry of readdirSync(path).sort()) addToStamp(hash, `${source}/${entry}`);
  } else {
    hash.update(`${source}\0${stats.size}\0${stats.mtimeMs}\n`);
  }
}

function moveUnlessThere(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(join(to, 'main.js'))) throw error;
  }
}

/** Versions nobody points to. A server may still run on a younger one and load a part of it. */
function removeOld(folder, stampInUse) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (!entry.isDirectory() || entry.name === stampInUse) continue;
    if (Date.now() - statSync(path).mtimeMs > oldMs) rmSync(path, { recursive: true, force: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureBuilt('server');
  await ensureBuilt('web');
}
