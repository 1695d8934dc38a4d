import { Refusal } from '../core/refusal.ts';
import { hashToken } from '../secrets/hash-token.ts';
import type { Secret } from '../secrets/secret.ts';
import { type FoundSetupLink, findSetupLink } from '../storage/before-tenant.ts';
import type { Context } from './context.ts';

/**
 * What a one-time link is for, without using it. Refuses `setup_link_invalid` alike for a link that was
 * used, has expired or never was.
 */
export async function inspectSetupLink(context: Context, token: Secret): Promise<FoundSetupLink> {
  const now = context.clock.now();
  const link = await context.db.beforeTenant((tx) => findSetupLink(tx, hashToken(token), now));
  if (!link) throw new Refusal('setup_link_invalid');
  return link;
}
