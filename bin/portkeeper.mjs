#!/usr/bin/env node
/**
 * Starts the program, built first when it is missing or older than its sources, so that no step comes before
 * it.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const builder = join(root, 'scripts', 'build.mjs');

async function ensureBuilt(target) {
  if (!existsSync(builder)) return;
  const build = await import(pathToFileURL(builder).href);
  await build.ensureBuilt(target);
}

try {
  await ensureBuilt('server');
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
const { main } = await import(pathToFileURL(join(root, 'dist', 'server', 'main.js')).href);
await main(process.argv.slice(2), { packageFolder: root, preparePages: () => ensureBuilt('web') });
