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
  const { executable, fontsFile } = inject('chromium');
  return chromium.launch({
    executablePath: executable,
    args: flags,
    // The sandbox does not work for root nor in most containers, and the browser sees our own pages only.
    chromiumSandbox: false,
    env: fontsFile === null ? process.env : { ...process.env, FONTCONFIG_FILE: fontsFile },
  });
}
