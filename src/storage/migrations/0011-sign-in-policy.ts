import type { Migration } from '../migrations.ts';

/**
 * An organization says how strongly its people sign in, and a session how strongly it was opened. Of those
 * open now a password may have stood beside a code or not: they count as one factor until the code is shown.
 */
export const migration0011: Migration = {
  id: '0011-sign-in-policy',
  sql: `
SET LOCAL portkeeper.scope = 'operator';
ALTER TABLE organizations ADD COLUMN sign_in_policy text NOT NULL DEFAULT 'any_way'
  CHECK (sign_in_policy IN ('any_way', 'second_factor', 'own_provider'));

ALTER TABLE sessions ADD COLUMN has_two_factors boolean NOT NULL DEFAULT false;
UPDATE sessions SET has_two_factors = true
WHERE provider_id IS NOT NULL OR proved_by IN ('passkey', 'totp');
`,
};
