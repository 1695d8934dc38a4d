import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

const flags = [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  // Tests talk to loopback only; the browser itself must not call home either.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--no-pings',
];

/** Starts the run's browser. Close it when done. */
export function launchBrowser(): Promise<Browser> {
  const { executable, fonts } = inject('chromium');
  // Chromium's sandbox does not work for root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath: executable,
    args: [...flags, ...asRoot],
    chromiumSandbox: asRoot.length === 0,
    env:
      fonts === null
        ? process.env
        : { ...process.env, FONTCONFIG_PATH: fonts, XDG_CACHE_HOME: join(fonts, '..') },
  } as Parameters<typeof chromium.launch>[0]);
}
