import type { Migration } from '../migrations.ts';

/** Before a tenant is known nothing is written: answers kept for a key go in the operator's scope. */
export const migration0002: Migration = {
  id: '0002-answers-forgotten-by-operator',
  sql: `
DROP POLICY forgotten ON idempotent_answers;
CREATE POLICY forgotten ON idempotent_answers FOR DELETE
  USING (current_setting('portkeeper.scope', true) = 'operator');
CREATE POLICY seen_when_forgotten ON idempotent_answers FOR SELECT
  USING (current_setting('portkeeper.scope', true) = 'operator');
`,
};
