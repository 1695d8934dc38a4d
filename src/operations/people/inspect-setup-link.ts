import { Refusal } from '../../core/refusal.ts';
import { rolesBesideProvider } from '../../core/sign-in-policy.ts';
import { hashToken } from '../../secrets/hash-token.ts';
import type { Secret } from '../../secrets/secret.ts';
import { type FoundSetupLink, findSetupLink } from '../../storage/before-tenant/links.ts';
import type { SignInWay } from '../../storage/before-tenant/people.ts';
import type { Context } from '../context.ts';
import { waysInto } from '../sign-in/ways-into.ts';

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

/**
 * By which providers the invited person takes the invitation up; none where they choose a password. Where
 * only the provider lets people in, that is everybody who has no password yet, but for those who get in
 * beside it (decision 26).
 */
export async function waysToJoin(context: Context, link: FoundSetupLink): Promise<SignInWay[]> {
  return mustJoinByProvider(link) && link.organizationId !== null
    ? waysInto(context, link.organizationId)
    : [];
}

/** Who has a password here joins with it and goes on at the provider, which joins no such account itself. */
export function mustJoinByProvider({ signInPolicy, role, passwordHash }: FoundSetupLink): boolean {
  const isLetInBeside = role !== null && rolesBesideProvider.has(role);
  return signInPolicy === 'own_provider' && !isLetInBeside && passwordHash === null;
}
