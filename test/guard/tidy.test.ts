import { describe, expect, test } from 'vitest';
import { readSourceTree } from './support/source-tree.ts';
import { fileLinesMax, functionLinesMax, lineLengthMax, type TidyRule, tidyFaults } from './support/tidy.ts';
import { tidyExceptions } from './support/tidy-exceptions.ts';

function rulesBrokenBy(path: string, text: string): TidyRule[] {
  return [...new Set(tidyFaults([{ path, text }]).map(({ rule }) => rule))];
}

test('the repository is tidy', () => {
  const faults = tidyFaults(readSourceTree(), tidyExceptions);
  expect(faults.map(({ path, line, rule, what }) => `${path}:${line} ${rule}: ${what}`)).toEqual([]);
});

test('the whole repository is read', () => {
  const paths = readSourceTree().map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining(['README.md', 'src/core/port-out.ts', 'test/guard/tidy.test.ts']),
  );
  expect(paths.filter((path) => /node_modules|^dist\//.test(path))).toEqual([]);
});

describe('the guard sees', () => {
  const body = (lines: number) => 'x();\n'.repeat(lines);
  const home = ['', 'home', 'ann', 'portkeeper'].join('/');
  const offending: [TidyRule, string, string][] = [
    ['file_length', 'src/core/long.ts', body(fileLinesMax + 1)],
    ['function_length', 'src/core/long.ts', `function f() {\n${body(functionLinesMax)}}\n`],
    ['function_length', 'test/core/long.test.ts', `test('x', () => {\n${body(functionLinesMax)}});\n`],
    ['line_length', 'src/core/wide.ts', `// ${'x '.repeat(lineLengthMax)}\n`],
    ['file_name', 'src/core/portOut.ts', ''],
    ['file_name', 'src/Core/port-out.ts', ''],
    ['forbidden_name', 'src/core/utils.ts', ''],
    ['forbidden_name', 'src/common/text.ts', ''],
    ['forbidden_name', 'web/parts/date-helpers.ts', ''],
    ['default_export', 'src/core/x.ts', 'export default 1;'],
    ['default_export', 'web/pages/x.tsx', 'export default function Page() { return null; }'],
    ['barrel', 'src/core/index.ts', ''],
    ['barrel', 'src/core/all.ts', "export * from './ids.ts';"],
    ['barrel', 'src/core/all.ts', "export { isId } from './ids.ts';"],
    ['unfinished', 'src/core/x.ts', `const a = 1; // ${'TO'}DO: later`],
    ['skipped_test', 'test/core/x.test.ts', "test.skip('x', () => {});"],
    ['skipped_test', 'test/core/x.test.ts', "describe.only('x', () => {});"],
    ['skipped_test', 'test/core/x.test.ts', "test.skipIf(true)('x', () => {});"],
    ['sql_outside_storage', 'src/operations/x.ts', 'await sql`UPDATE users SET name = 1`.execute(tx.sql);'],
    ['sql_outside_storage', 'src/http/x.ts', "query('SELECT 1');"],
    ['environment_outside_config', 'src/http/x.ts', 'const port = process.env.PORT;'],
    ['environment_outside_config', 'src/http/x.ts', 'const { env } = process;'],
    ['text_outside_locales', 'web/pages/x.tsx', 'const page = <p>Phone numbers</p>;'],
    ['text_outside_locales', 'web/pages/x.tsx', "const page = <input placeholder='Search' />;"],
    ['text_outside_locales', 'web/pages/x.tsx', "const page = <p>{'Search'}</p>;"],
    ['machine_path', 'docs/x.md', `It lies in ${home}.`],
  ];
  test.each(offending)('%s in %s (%#)', (rule, path, text) => {
    expect(rulesBrokenBy(path, text)).toContain(rule);
  });

  test('an exception that nothing needs any more', () => {
    const exception = { rule: 'file_length', path: 'src/core/short.ts', reason: 'was long once' } as const;
    expect(tidyFaults([{ path: 'src/core/short.ts', text: '' }], [exception])).toHaveLength(1);
  });
});

describe('the guard lets pass', () => {
  const sentence = 'A sentence for people is one text. '.repeat(5);
  const allowed: [string, string][] = [
    ['src/core/problems.ts', `const text = {\n  en: '${sentence}',\n};`],
    ['src/secrets/common-passwords.ts', ''],
    ['vite.config.ts', 'export default {};'],
    ['src/config.ts', 'const port = process.env.PORT;'],
    ['src/storage/users.ts', 'sql`SELECT 1`.execute(tx.sql);'],
    ['web/pages/x.tsx', 'const page = <p id="numbers">{format("numbers.title")} · 1</p>;'],
    ['web/pages/y.tsx', 'const page = <code>portkeeper audit verify</code>;'],
    ['src/core/x.ts', `const sentence = \`\${word} ${sentence}\`;`],
    ['test/core/x.test.ts', `describe('x', () => {\n${'x();\n'.repeat(functionLinesMax)}});`],
  ];
  test.each(allowed)('%s', (path, text) => {
    expect(tidyFaults([{ path, text }])).toEqual([]);
  });
});
