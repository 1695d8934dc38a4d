import { describe, expect, test } from 'vitest';
import { arrowTable } from './support/arrow-table.ts';
import { arrowFaults, arrowsOf, roomOf } from './support/arrows.ts';
import { readSourceTree } from './support/source-tree.ts';

const noExceptions = { ...arrowTable, exceptions: [] };

function faultsOf(path: string, text: string) {
  return arrowFaults([{ path, text }], noExceptions);
}

test('every import points where the table of rooms lets it', () => {
  const faults = arrowFaults(readSourceTree(), arrowTable);
  expect(faults.map(({ from, line, to, why }) => `${from}:${line} → ${to}: ${why}`)).toEqual([]);
});

test('every room of the table is there', () => {
  const rooms = new Set(readSourceTree().map(({ path }) => roomOf(path)));
  expect(Object.keys(arrowTable.rooms).filter((room) => !rooms.has(room))).toEqual([]);
});

test('imports are found in every form', () => {
  const text = `
    import { a } from './a.ts';
    import type { B } from '../b.ts';
    import { type C } from 'c';
    import d, { type E } from 'd';
    import 'side-effect';
    export { f } from './f.ts';
    let g: import('./g.ts').G;
    const h = await import('./h.ts');
    const i = require('i');
  `;
  const found = arrowsOf({ path: 'src/core/x.ts', text }).map(({ to, isTypeOnly }) => [to, isTypeOnly]);
  expect(found).toEqual([
    ['src/core/a.ts', false],
    ['src/b.ts', true],
    ['c', true],
    ['d', false],
    ['side-effect', false],
    ['src/core/f.ts', false],
    ['src/core/g.ts', true],
    ['src/core/h.ts', false],
    ['i', false],
  ]);
});

describe('the guard sees', () => {
  const offending = [
    ['core that reads files', 'src/core/x.ts', "import { readFileSync } from 'node:fs';"],
    ['core that takes a package', 'src/core/x.ts', "import { z } from 'zod';"],
    ['core that knows storage', 'src/core/x.ts', "import type { Schema } from '../storage/schema.ts';"],
    [
      'the contract that knows operations',
      'src/contract/x.ts',
      "import { setPin } from '../operations/set-pin.ts';",
    ],
    ['secrets that know storage', 'src/secrets/x.ts', "import { newId } from '../storage/new-id.ts';"],
    ['storage that unwraps', 'src/storage/x.ts', "import { unwrap } from '../secrets/secret.ts';"],
    ['an operation that unwraps', 'src/operations/x.ts', "import { unwrap } from '../secrets/secret.ts';"],
    [
      'an operation that takes everything',
      'src/operations/x.ts',
      "import * as s from '../secrets/secret.ts';",
    ],
    ['an operation that speaks SQL', 'src/operations/x.ts', "import { sql } from 'kysely';"],
    ['an operation that knows http', 'src/operations/x.ts', "import { Metrics } from '../http/metrics.ts';"],
    [
      'a face that reads rows itself',
      'src/http/x.ts',
      "import { orderEvents } from '../storage/port-out-orders.ts';",
    ],
    ['a face that hashes', 'src/http/x.ts', "import { newApiToken } from '../secrets/api-token.ts';"],
    ['faces that meet', 'src/cli/x.ts', "import { buildServer } from '../http/server.ts';"],
    [
      'a page that knows rules',
      'web/pages/x.tsx',
      "import { isPermitted } from '../../src/core/permissions.ts';",
    ],
    ['a page that knows http', 'web/pages/x.tsx', "import type { Call } from '../../src/http/call.ts';"],
    ['a page on the server', 'web/pages/x.tsx', "import { join } from 'node:path';"],
    ['a room nobody decided on', 'src/extras/x.ts', "import { isId } from '../core/ids.ts';"],
    ['an import that is not written down', 'src/http/x.ts', 'await import(name);'],
  ] as const;
  test.each(offending)('%s', (_what, path, text) => {
    expect(faultsOf(path, text)).toHaveLength(1);
  });

  test('an exception that no import needs', () => {
    const exception = { from: 'src/http/x.ts', to: 'src/secrets/secret.ts', reason: 'was needed once' };
    expect(arrowFaults([], { ...arrowTable, exceptions: [exception] })).toHaveLength(1);
  });
});

describe('the guard lets pass', () => {
  const allowed = [
    ['types of rows in a face', 'src/http/x.ts', "import type { Carrier } from '../storage/carriers.ts';"],
    [
      'an operation over storage',
      'src/operations/x.ts',
      "import { orderEvents } from '../storage/port-out-orders.ts';",
    ],
    ['secrets among themselves', 'src/secrets/x.ts', "import { unwrap } from './secret.ts';"],
    ['a page by the contract', 'web/pages/x.tsx', "import { routes } from '../../src/contract/routes.ts';"],
  ] as const;
  test.each(allowed)('%s', (_what, path, text) => {
    expect(faultsOf(path, text)).toEqual([]);
  });
});
