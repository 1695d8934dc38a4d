import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { root } from '../../guard/support/source-tree.ts';
import { launchBrowser } from '../../support/chromium.ts';
import { engines } from '../../support/engines.ts';
import type { TestPerson } from '../../support/people.ts';
import { buildWorld, type World } from '../../support/world.ts';

export interface WebWorld {
  world: World;
  /** Of the server, without a slash at the end. */
  baseUrl: string;
  /** A page of a browser of its own, which is signed in as that person, or not at all. */
  open(person: TestPerson | null, options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** A phone held upright, in French, at night. */
export const frenchPhone = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  locale: 'fr-FR',
  colorScheme: 'dark',
} as const;

/** In a file of walks: a world with its pages on a port, and a browser, for all of its tests. */
export function webWorld(): { now(): WebWorld } {
  let opened: WebWorld | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
    opened = await openWebWorld(browser);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await opened?.close();
  });
  return {
    now() {
      if (!opened) throw new Error('The pages are there inside tests and hooks only');
      return opened;
    },
  };
}

async function openWebWorld(browser: Browser): Promise<WebWorld> {
  const [engine] = engines;
  if (!engine) throw new Error('there is no engine');
  const { ensureBuilt } = await import(pathToFileURL(join(root, 'scripts/build.mjs')).href);
  await ensureBuilt('web');
  // Pages of its own: another run may build newer ones meanwhile.
  const webFolder = mkdtempSync(join(tmpdir(), 'portkeeper-pages-'));
  cpSync(join(root, 'dist/web'), webFolder, { recursive: true });
  const world = await buildWorld(engine, { settings: { webFolder } });
  await world.app.listen({ port: 0, host: '127.0.0.1' });
  const baseUrl = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`;
  async function open(person: TestPerson | null, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      locale: 'en-US',
      timezoneId: 'America/Los_Angeles',
      viewport: { width: 1280, height: 800 },
      ...options,
    });
    if (person) {
      const { email, password } = person;
      const answer = await context.request.post(`${baseUrl}/api/v1/session`, { data: { email, password } });
      expect(answer.status()).toBe(201);
    }
    const page = await context.newPage();
    await page.clock.setFixedTime(world.clock.now());
    return page;
  }
  async function close(): Promise<void> {
    await world.close();
    rmSync(webFolder, { recursive: true });
  }
  return { world, baseUrl, open, close };
}

/** No rule of WCAG that axe knows is broken, in the light and in the dark. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForTimeout(300);
    // Fluent's own sentinels for the Tab key; they are hidden from everybody on purpose.
    const { violations } = await new AxeBuilder({ page }).exclude('[data-tabster-dummy]').analyze();
    const found = violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html}`);
    expect(found).toEqual([]);
  }
}

/** A person of the operator is asked why they act for the customer, and says so. */
export async function sayReason(page: Page, reason = 'They asked by phone'): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /^Say why you act for / });
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByRole('button', { name: 'Act for them' }).click();
  await dialog.waitFor({ state: 'detached' });
}
