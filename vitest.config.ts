import { defineConfig } from 'vitest/config';

/** Tests of values only: no database, no server, no browser. */
const fast = ['core', 'contract', 'secrets', 'web'].map((room) => `test/${room}/**/*.test.{ts,tsx}`);
/** Walks through the pages in a real browser. */
const walks = ['test/walks/**/*.test.ts'];

export default defineConfig({
  test: {
    // Two cores: a worker each, and the databases want their share.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
    projects: [
      { extends: true, test: { name: 'fast', include: fast } },
      {
        extends: true,
        test: {
          name: 'real',
          include: ['test/**/*.test.ts'],
          exclude: [...fast, ...walks],
          globalSetup: ['test/support/global-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'walks',
          include: walks,
          testTimeout: 60_000,
          globalSetup: ['test/support/global-setup.ts', 'test/support/chromium-setup.ts'],
        },
      },
    ],
  },
});
