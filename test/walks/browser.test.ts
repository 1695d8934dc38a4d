import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';

const server = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(
    '<!doctype html><title>Up</title><p>x</p><script>document.querySelector("p").textContent = "é"</script>',
  );
});
let browser: Browser;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  server.close();
});

test('the test browser loads a page from loopback and runs its script', async () => {
  const page = await browser.newPage();
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/`);
  expect(await page.title()).toBe('Up');
  expect(await page.textContent('p')).toBe('é');
});

test('text has a width, so the browser found fonts', async () => {
  const page = await browser.newPage();
  await page.setContent('<span>Portkeeper</span>');
  expect((await page.locator('span').boundingBox())?.width).toBeGreaterThan(40);
});
