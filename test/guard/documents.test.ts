import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { documentFaults, hasChangelogEntry } from './support/documents.ts';
import { readSourceTree, root, sourcePaths } from './support/source-tree.ts';

/** Made by the walks in a browser when they are asked to, so that a fresh checkout may be without it. */
const madeLater = ['docs/images/port-orders.png'];

const documents = readSourceTree().filter(({ path }) => path.endsWith('.md'));

test('the generated documents are fresh', async () => {
  const check = promisify(execFile)(process.execPath, [join(root, 'scripts/docs.mjs'), '--check']);
  await expect(check).resolves.toMatchObject({ stderr: '' });
});

test('the documents are there and lead somewhere', () => {
  const expected = ['README', 'ARCHITECTURE', 'STYLE', 'SECURITY', 'CONTRIBUTING', 'CHANGELOG'];
  const paths = documents.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(expected.map((name) => `${name}.md`)));
  expect(documentFaults(documents, [...sourcePaths(), ...madeLater])).toEqual([]);
});

test('every decision is in the list of decisions', () => {
  const list = documents.find(({ path }) => path === 'docs/decisions/README.md')?.text ?? '';
  const pages = sourcePaths().filter((path) => /^docs\/decisions\/\d+.*\.md$/.test(path));
  expect(pages.length).toBeGreaterThan(10);
  expect(pages.filter((path) => !list.includes(`(${path.split('/').at(-1)})`))).toEqual([]);
});

test('the changelog has an entry for the version', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const changelog = documents.find(({ path }) => path === 'CHANGELOG.md')?.text ?? '';
  expect(hasChangelogEntry(changelog, version)).toBe(true);
});

describe('the guard sees', () => {
  const faultsOf = (text: string) =>
    documentFaults(
      [
        { path: 'docs/a.md', text },
        { path: 'docs/b.md', text: '# The title, with a *word*\n' },
      ],
      ['docs/a.md', 'docs/b.md', 'src/core/ids.ts'],
    ).map(({ what }) => what);

  test.each([
    ['a link to a file that is gone', '[x](gone.md)'],
    ['a link out of the folder that is gone', '[x](../README.md)'],
    ['an image that is gone', '![x](images/x.png)'],
    ['a heading that is gone', '[x](b.md#the-old-title)'],
    ['a heading of this page that is gone', '[x](#nowhere)'],
    ['a path of the code that is gone', 'See `src/core/gone.ts`.'],
  ])('%s', (_what, text) => {
    expect(faultsOf(text)).toHaveLength(1);
  });

  test('nothing wrong with what is there', () => {
    const text =
      '# A\n[x](b.md) [x](b.md#the-title-with-a-word) [x](#a) [x](../src/core/ids.ts) [x](https://example.com)\n' +
      '`src/core/ids.ts` `src/core/` `npm test`\n```\n[x](gone.md)\n```\n';
    expect(faultsOf(text)).toEqual([]);
  });

  test('a version without an entry', () => {
    expect(hasChangelogEntry('# Changelog\n\n## 0.1.0\n', '0.1.0')).toBe(true);
    expect(hasChangelogEntry('# Changelog\n\n## 0.1.0 (2026-11-24)\n', '0.1.0')).toBe(true);
    expect(hasChangelogEntry('# Changelog\n\n## 0.1.0\n', '0.1.1')).toBe(false);
  });
});
