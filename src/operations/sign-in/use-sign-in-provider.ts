import { requirePermission } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import type { SignInProviderId } from '../../core/sign-in-provider.ts';
import { seal, unseal } from '../../secrets/seal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { endAllSessionsOfProvider } from '../../storage/sessions.ts';
import { lockSignInPolicy } from '../../storage/sign-in-policies.ts';
import {
  changeSignInSettings,
  findSignInProvider,
  listSignInProviders,
  type SignInProvider,
  type SignInProviderWithSecret,
  setSignInProviderStatus,
} from '../../storage/sign-in-providers.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { clientSecretPlace } from './provider-client.ts';

interface Named {
  organizationId: OrganizationId;
  id: SignInProviderId;
}

/**
 * Uses a draft from now on, in the place of the provider it replaces where it does. Refuses
 * `sign_in_test_needed` until a sign-in by it, exactly as it stands, was seen to work.
 */
export async function useSignInProvider(
  context: Context,
  principal: Principal,
  { organizationId, id }: Named,
): Promise<SignInProvider> {
  requirePermission(principal, organizationId, 'sign_in.manage');
  const at = context.clock.now();
  return context.db.forOrganization(organizationId).transaction(async (tx) => {
    const draft = await findSignInProvider(tx, id, { forChange: true });
    if (draft?.status !== 'draft') throw new Refusal('not_found');
    if (draft.test === null) throw new Refusal('sign_in_test_needed');
    const used = draft.replaces === null ? await begin(tx, draft) : await replace(context, tx, draft);
    const { name, issuer, test } = draft;
    const detail = { name, issuer, replaces: draft.replaces, testedAs: test.email ?? test.subject };
    const subject = { kind: 'sign_in_provider', id: used };
    const fact = { actor: actorOf(principal), action: 'sign_in_provider.used' };
    await appendAudit(tx, { ...fact, subject, detail }, at);
    const kept = await findSignInProvider(tx, used);
    if (!kept) throw new Error('a provider in use is not there');
    const { clientSecret: _sealed, ...shown } = kept;
    return shown;
  });
}

async function begin(tx: OrganizationTx, { id }: SignInProviderWithSecret): Promise<SignInProviderId> {
  await setSignInProviderStatus(tx, id, 'active');
  return id;
}

/** The provider in use keeps its id, and with it the sessions and the addresses it tells sign-outs to. */
async function replace(
  { keyRing }: Context,
  tx: OrganizationTx,
  draft: SignInProviderWithSecret,
): Promise<SignInProviderId> {
  const before = draft.replaces && (await findSignInProvider(tx, draft.replaces, { forChange: true }));
  if (!before || before.status === 'draft') throw new Refusal('not_found');
  const { id } = before;
  const secret = draft.clientSecret && unseal(keyRing, draft.clientSecret, clientSecretPlace(draft.id));
  const clientSecret = secret && seal(keyRing, secret, clientSecretPlace(id));
  await changeSignInSettings(tx, id, { ...draft, clientSecret });
  await setSignInProviderStatus(tx, id, 'active');
  await setSignInProviderStatus(tx, draft.id, 'deleted');
  return id;
}

/**
 * Ends a provider or gives up a draft. Sessions it opened end at once; people keep what they are here, and
 * sign in another way. Refuses `sign_in_policy_needs_provider` for the last one where only it lets people in:
 * allowing other ways again is a decision of its own, and on record as that.
 */
export async function deleteSignInProvider(
  context: Context,
  principal: Principal,
  { organizationId, id }: Named,
): Promise<void> {
  requirePermission(principal, organizationId, 'sign_in.manage');
  const at = context.clock.now();
  await context.db.forOperator().transaction(async (tx) => {
    const own = tx.forOrganization(organizationId);
    const policy = await lockSignInPolicy(own);
    const provider = await findSignInProvider(own, id, { forChange: true });
    if (!provider) throw new Refusal('not_found');
    if (policy === 'own_provider' && (await isLastInUse(own, provider))) {
      throw new Refusal('sign_in_policy_needs_provider');
    }
    await setSignInProviderStatus(own, id, 'deleted');
    const sessions = await endAllSessionsOfProvider(tx, id);
    const { name, issuer } = provider;
    const action =
      provider.status === 'draft' ? 'sign_in_provider.draft_deleted' : 'sign_in_provider.deleted';
    const subject = { kind: 'sign_in_provider', id };
    const detail = { name, issuer, count: sessions };
    await appendAudit(own, { actor: actorOf(principal), action, subject, detail }, at);
  });
}

async function isLastInUse(own: OrganizationTx, { id }: Pick<SignInProvider, 'id'>): Promise<boolean> {
  const inUse = (await listSignInProviders(own)).filter(({ status }) => status === 'active');
  return inUse.length === 1 && inUse[0]?.id === id;
}
