import type { Migration } from '../migrations.ts';

/**
 * A session knows when, by what and from where its person last showed who they are. Those open now do not:
 * everybody signs in once more.
 */
export const migration0006: Migration = {
  id: '0006-fresh-proof',
  sql: `
DELETE FROM sessions;
ALTER TABLE sessions
  ADD COLUMN id text NOT NULL UNIQUE,
  ADD COLUMN proved_at timestamptz NOT NULL,
  ADD COLUMN proved_by text NOT NULL,
  ADD COLUMN address text NOT NULL,
  ADD COLUMN user_agent text;
`,
};
