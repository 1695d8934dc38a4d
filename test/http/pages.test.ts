import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { pageFolders } from '../../src/http/web-pages.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { worldOn } from '../support/world.ts';

function builtPages(): string {
  const folder = mkdtempSync(join(tmpdir(), 'portkeeper-web-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>',
  );
  writeFileSync(join(folder, 'assets', 'index-abc123.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'index-abc123.js.br'), brotliCompressSync('export {};'));
  writeFileSync(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  return folder;
}

const asBrowser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describeOnBothEngines('The pages', (engine) => {
  const world = worldOn(engine, { settings: { webFolder: builtPages() } });
  const open = (url: string, headers: Record<string, string> = asBrowser) =>
    world.now().app.inject({ url, headers });

  it.each(['/', '/sign-in', '/organizations/org_1/port-out-pin?tab=1', '/setup'])(
    'are one page at %s, with a nonce of its own each time',
    async (url) => {
      const [first, second] = [await open(url), await open(url)];
      expect(first.statusCode).toBe(200);
      expect(first.headers['content-type']).toContain('text/html');
      expect(first.headers['cache-control']).toBe('no-store');
      const nonce = /content="([^"]+)"/.exec(first.body)?.[1] ?? '';
      expect(nonce.length).toBeGreaterThanOrEqual(22);
      expect(first.body).not.toContain('__CSP_NONCE__');
      expect(first.headers['content-security-policy']).toBe(
        `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; ` +
          "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      );
      expect(second.body).not.toContain(nonce);
    },
  );

  it.each([
    '/',
    '/?from=mail',
    '/not-us',
    '/not-us?x=1',
    '/setup',
    '/reset-password',
    '/o/org_1/home',
    '/sign-in/callback',
  ])(
    'are given at their own address %s to who does not say what they take, or takes anything',
    async (url) => {
      for (const headers of [
        {},
        { accept: '*/*' },
        { accept: 'image/png, */*;q=0.1' },
        { accept: 'text/*' },
      ]) {
        const answer = await open(url, headers as Record<string, string>);
        expect(answer.statusCode).toBe(200);
        expect(answer.headers['content-type']).toContain('text/html');
      }
    },
  );

  it('have these first parts of their addresses and no others', () => {
    const source = readFileSync(join(import.meta.dirname, '../../web/app.tsx'), 'utf8');
    const paths = [...source.matchAll(/\bpath: '\/?([^'/*]+)/g)].map((match) => match[1] ?? '');
    // Inside another page's address.
    const inner = new Set(['pin']);
    const first = new Set(paths.filter((path) => !inner.has(path)));
    expect([...first].sort()).toEqual([...pageFolders].sort());
  });

  it('let browsers keep files with a digest for good, others not unasked', async () => {
    const asset = await open('/assets/index-abc123.js');
    expect(asset.statusCode).toBe(200);
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(asset.headers['content-type']).toContain('javascript');
    expect((await open('/favicon.svg')).headers['cache-control']).toBe('no-cache');
  });

  it('send the compressed file to a browser that takes it', async () => {
    const taken = await open('/assets/index-abc123.js', { 'accept-encoding': 'gzip, br' });
    expect(taken.headers['content-encoding']).toBe('br');
    expect(taken.headers.vary).toMatch(/accept-encoding/i);
    expect(taken.headers['content-type']).toContain('javascript');
    expect(brotliDecompressSync(taken.rawPayload).toString()).toBe('export {};');
    expect((await open('/assets/index-abc123.js')).body).toBe('export {};');
  });

  it.each([
    ['a missing asset', '/assets/index-old.js', asBrowser],
    ['an address of the API', '/api/v1/nothing', asBrowser],
    ['a program that wants no page', '/sign-in', { accept: 'application/json' }],
    ['an address that no page has, to who takes anything', '/not-usual', { accept: '*/*' }],
    ['a path that climbs out', '/assets/..%2f..%2fpackage.json', { accept: '*/*' }],
  ])('404 for %s', async (_what, url, headers) => {
    expect((await open(url, headers)).statusCode).toBe(404);
  });

  it('never sends the page with its place for the nonce left open', async () => {
    const answer = await open('/index.html');
    expect(answer.body).not.toContain('__CSP_NONCE__');
  });
});

describeOnBothEngines('Without built pages', (engine) => {
  const world = worldOn(engine);

  it('says in plain text where the API is', async () => {
    const answer = await world.now().app.inject({ url: '/', headers: asBrowser });
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.body).toContain('/api/v1');
  });

  it('shows the reference, with no script and its style by nonce', async () => {
    const answer = await world.now().app.inject({ url: '/docs' });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('POST /api/v1/port-out-orders');
    expect(answer.body).not.toContain('<script');
    const nonce = /<style nonce="([^"]+)"/.exec(answer.body)?.[1];
    expect(answer.headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
  });

  it('explains every problem where its type leads', async () => {
    const { app, call } = world.now();
    const { body } = await call('GET', '/organizations');
    const { pathname, hash } = new URL(body.type);
    expect((await app.inject({ url: pathname })).body).toContain(`id="${hash.slice(1)}"`);
  });
});
