import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the repository as the guards read it: its path from the root, with slashes, and its text. */
export interface SourceFile {
  path: string;
  text: string;
}

export const root = fileURLToPath(new URL('../../../', import.meta.url));

const textFile = /\.(ts|tsx|mts|mjs|js|json|css|html|md|sql|yml|yaml|sh|svg)$|(^|\/)(run|LICENSE|\.[a-z]+)$/;

function ignoredNames(): Set<string> {
  const lines = readFileSync(join(root, '.gitignore'), 'utf8').split('\n');
  return new Set(['.git', ...lines.filter((line) => line.endsWith('/')).map((line) => line.slice(0, -1))]);
}

function* pathsIn(folder: string, ignored: ReadonlySet<string>): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (ignored.has(entry.name)) continue;
    if (entry.isDirectory()) yield* pathsIn(path, ignored);
    else yield path;
  }
}

/** Every path of the repository but what git ignores. */
export function sourcePaths(): string[] {
  return [...pathsIn('', ignoredNames())].sort();
}

/** Every text file of the repository but what git ignores and the lockfile. */
export function readSourceTree(): SourceFile[] {
  return sourcePaths()
    .filter((path) => textFile.test(path) && path !== 'package-lock.json')
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}
