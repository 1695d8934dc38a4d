import type { Migration } from '../migrations.ts';

/**
 * A person sees the accounts at providers they sign in with, and unlinks one. An unlinked one stays as a row
 * without its e-mail address: the role that rules gave it is not forgotten with it. Ids of those known before
 * are made here, of the same letters as all.
 */
export const migration0012: Migration = {
  id: '0012-unlink-identities',
  sql: `
SET LOCAL portkeeper.scope = 'operator';
ALTER TABLE user_identities
  ADD COLUMN id text,
  -- By which provider it came last; null: before that was kept, and none in use is it.
  ADD COLUMN provider_id text,
  -- What the provider told at the last sign-in, proved or not.
  ADD COLUMN email text,
  ADD COLUMN unlinked_at timestamptz;
UPDATE user_identities SET id = 'idn_' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 26);
UPDATE user_identities i SET provider_id = (
  SELECT min(p.id) FROM sign_in_providers p
  WHERE p.organization_id = i.organization_id AND p.status = 'active'
    -- Entra's tokens name the directory in the issuer.
    AND (p.issuer = i.issuer OR position(p.tenant_id IN i.issuer) > 0));
ALTER TABLE user_identities ALTER COLUMN id SET NOT NULL, ADD UNIQUE (organization_id, id);
`,
};
