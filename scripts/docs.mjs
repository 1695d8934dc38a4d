/**
 * Writes the parts of docs/ that follow from the code: `node scripts/docs.mjs`. With `--check` it writes
 * nothing and exits 1 when one of them is stale.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
register();

const documents = {
  'docs/configuration.md': () => import('./docs/configuration.mjs'),
  'docs/api.md': () => import('./docs/api.mjs'),
  'docs/reasons.md': () => import('./docs/reasons.mjs'),
  'docs/order-states.md': () => import('./docs/order-states.mjs'),
};

const notice = '<!-- Written by scripts/docs.mjs from the code. Change the code, not this file. -->\n\n';
const isCheck = process.argv.includes('--check');

for (const [path, load] of Object.entries(documents)) {
  const { text } = await load();
  const made = notice + text();
  const target = join(root, path);
  const there = existsSync(target) ? readFileSync(target, 'utf8') : '';
  if (there === made) continue;
  if (isCheck) {
    process.stderr.write(`${path} is stale at ${firstDifference(there, made)}\nRun: node scripts/docs.mjs\n`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, made);
    process.stdout.write(`wrote ${path}\n`);
  }
}

function firstDifference(there, made) {
  const lines = made.split('\n');
  const old = there.split('\n');
  const at = lines.findIndex((line, index) => line !== old[index]);
  const line = at === -1 ? lines.length : at;
  return `line ${line + 1}:\n- ${old[line] ?? '(nothing)'}\n+ ${lines[line] ?? '(nothing)'}`;
}
