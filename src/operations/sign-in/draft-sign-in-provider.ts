import { requirePermission } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import type { OrganizationId } from '../../core/ids.ts';
import { operatorRoles, organizationRoles } from '../../core/permissions.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal, refuseFields } from '../../core/refusal.ts';
import type { SignInProviderId, SignInProviderSettings } from '../../core/sign-in-provider.ts';
import { seal, unseal } from '../../secrets/seal.ts';
import type { Secret } from '../../secrets/secret.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { newId } from '../../storage/new-id.ts';
import {
  changeSignInSettings,
  findSignInProvider,
  insertSignInDraft,
  listSignInProviders,
  type SignInProvider,
  type SignInProviderWithSecret,
} from '../../storage/sign-in-providers.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { requireOrganization } from '../operator/get-organization.ts';
import { clientSecretPlace } from './provider-client.ts';

/** Drafts among them: nobody has more providers than people can tell apart. */
const providersMax = 20;

export interface SignInDraftInput extends SignInProviderSettings {
  /** Left out: the one kept stays, as long as it would be shown to the same issuer. */
  clientSecret?: Secret | undefined;
}

/**
 * A provider as it is to be: nobody signs in by it before a test has shown what that gives. With `replaces`
 * it is to take the place of one in use. Refuses fields; `too_many_sign_in_entries`.
 */
export async function draftSignInProvider(
  context: Context,
  principal: Principal,
  {
    organizationId,
    replaces,
    draft,
  }: { organizationId: OrganizationId; replaces: SignInProviderId | null; draft: SignInDraftInput },
): Promise<SignInProvider> {
  requirePermission(principal, organizationId, 'sign_in.manage');
  await requireIssuer(context, draft.issuer);
  const at = context.clock.now();
  const id = newId('signInProvider', at);
  return context.db.forOrganization(organizationId).transaction(async (tx) => {
    await requireRolesOf(tx, draft);
    const before = replaces === null ? null : await findSignInProvider(tx, replaces, { forChange: true });
    if (replaces !== null && before?.status !== 'active') throw new Refusal('not_found');
    const known = await listSignInProviders(tx);
    if (known.length >= providersMax) {
      throw new Refusal('too_many_sign_in_entries', { params: { maximum: providersMax } });
    }
    const clientSecret = secretFor(context, { id, draft, before });
    const createdBy = actorOf(principal).name;
    await insertSignInDraft(tx, { ...draft, id, clientSecret, replaces, createdAt: at, createdBy });
    return changed(tx, principal, { id, action: 'sign_in_provider.drafted', at });
  });
}

/** Changes a draft. What a test of it showed before holds no more. Refuses `not_found` for any other. */
export async function changeSignInDraft(
  context: Context,
  principal: Principal,
  {
    organizationId,
    id,
    draft,
  }: { organizationId: OrganizationId; id: SignInProviderId; draft: SignInDraftInput },
): Promise<SignInProvider> {
  requirePermission(principal, organizationId, 'sign_in.manage');
  await requireIssuer(context, draft.issuer);
  const at = context.clock.now();
  return context.db.forOrganization(organizationId).transaction(async (tx) => {
    await requireRolesOf(tx, draft);
    const before = await findSignInProvider(tx, id, { forChange: true });
    if (before?.status !== 'draft') throw new Refusal('not_found');
    const clientSecret = secretFor(context, { id, draft, before });
    await changeSignInSettings(tx, id, { ...draft, clientSecret });
    return changed(tx, principal, { id, action: 'sign_in_provider.draft_changed', at });
  });
}

async function requireIssuer(context: Context, issuer: string): Promise<void> {
  const code = await context.identityProviders.issuerProblem(issuer);
  if (code) throw refuseFields({ path: '/issuer', code });
}

/** A customer's people have a customer's roles, the operator's the operator's. */
async function requireRolesOf(
  tx: OrganizationTx,
  { roleRules, defaultRole }: SignInDraftInput,
): Promise<void> {
  const { kind } = await requireOrganization(tx);
  const possible: readonly string[] = kind === 'operator' ? operatorRoles : organizationRoles;
  const expected = possible.join(', ');
  const given = [
    ...roleRules.map(({ role }, index) => ({ role, path: `/roleRules/${index}/role` })),
    ...(defaultRole === null ? [] : [{ role: defaultRole, path: '/defaultRole' }]),
  ];
  const wrong = given.filter(({ role }) => !possible.includes(role));
  if (wrong.length === 0) return;
  throw refuseFields(
    ...wrong.map(({ path }) => ({ path, code: 'invalid_value' as const, params: { expected } })),
  );
}

/**
 * The secret of the draft, sealed for its row. One that is kept is only ever shown to the issuer it was given
 * for: else whoever may change the settings could have it sent to themselves.
 */
function secretFor(
  { keyRing }: Context,
  { id, draft, before }: { id: string; draft: SignInDraftInput; before: SignInProviderWithSecret | null },
): string | null {
  const place = clientSecretPlace(id);
  if (draft.clientSecret) return seal(keyRing, draft.clientSecret, place);
  const isKept = before?.clientSecret && before.issuer === draft.issuer && before.clientId === draft.clientId;
  if (!isKept || before.clientSecret === null) return null;
  return seal(keyRing, unseal(keyRing, before.clientSecret, clientSecretPlace(before.id)), place);
}

async function changed(
  tx: OrganizationTx,
  principal: Principal,
  { id, action, at }: { id: SignInProviderId; action: string; at: Date },
): Promise<SignInProvider> {
  const kept = await findSignInProvider(tx, id);
  if (!kept) throw new Error('a draft was written and is not there');
  const { name, issuer, clientId, roleClaim, roleRules, defaultRole, isEmailProved, tenantId, replaces } =
    kept;
  const detail = {
    ...{ name, issuer, clientId, roleClaim, roleRules, defaultRole, isEmailProved, tenantId, replaces },
  };
  const subject = { kind: 'sign_in_provider', id };
  await appendAudit(tx, { actor: actorOf(principal), action, subject, detail }, at);
  const { clientSecret: _sealed, ...shown } = kept;
  return shown;
}
