import { requirePermission, rolesTowards } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import type { OrganizationId } from '../../core/ids.ts';
import { isPermitted } from '../../core/permissions.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { newDomainChallenge } from '../../secrets/domain-challenge.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import {
  deleteSignInDomain,
  findSignInDomain,
  insertSignInDomain,
  listSignInDomains,
  markDomainProved,
  type SignInDomain,
} from '../../storage/sign-in-domains.ts';
import { isUniqueViolation } from '../../storage/sql-state.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { requireOrganization } from '../operator/get-organization.ts';

const domainsMax = 50;
/** What the TXT record begins with. */
const recordPrefix = 'portkeeper-verification=';

interface DomainNamed {
  organizationId: OrganizationId;
  /** Lower case. */
  domain: string;
}

/** The text of the TXT record that proves the domain. */
export function domainRecord({ challenge }: Pick<SignInDomain, 'challenge'>): string {
  return recordPrefix + challenge;
}

/** Adds a domain, to be proved. Refuses `already_exists`; `too_many_sign_in_entries`. */
export async function addSignInDomain(
  context: Context,
  principal: Principal,
  { organizationId, domain }: DomainNamed,
): Promise<SignInDomain> {
  requirePermission(principal, organizationId, 'sign_in.manage');
  const at = context.clock.now();
  return context.db.forOrganization(organizationId).transaction(async (tx) => {
    await requireOrganization(tx);
    if ((await listSignInDomains(tx)).length >= domainsMax) {
      throw new Refusal('too_many_sign_in_entries', { params: { maximum: domainsMax } });
    }
    const challenge = newDomainChallenge();
    if (!(await insertSignInDomain(tx, { domain, challenge, createdAt: at }))) {
      throw new Refusal('already_exists', { params: { what: domain } });
    }
    return recorded(tx, principal, { domain, action: 'sign_in_domain.added', at });
  });
}

/**
 * Proves a domain: by its TXT record, or by the operator's word. Refuses `domain_not_proved`; `not_permitted`
 * for the word of anybody else; `already_exists` while another organization has proved it.
 */
export async function proveSignInDomain(
  context: Context,
  principal: Principal,
  { organizationId, domain, by }: DomainNamed & { by: 'dns' | 'operator' },
): Promise<SignInDomain> {
  requirePermission(principal, organizationId, 'sign_in.manage');
  if (by === 'operator' && !isOperator(principal, organizationId)) throw new Refusal('not_permitted');
  const own = context.db.forOrganization(organizationId);
  const [asked] = (await own.read(listSignInDomains)).filter((one) => one.domain === domain);
  if (!asked) throw new Refusal('not_found');
  if (by === 'dns') await requireRecord(context, asked);
  const at = context.clock.now();
  try {
    return await own.transaction(async (tx) => {
      const found = await findSignInDomain(tx, domain);
      // Deleted and added anew meanwhile, it has another value.
      if (found?.challenge !== asked.challenge) throw new Refusal('not_found');
      await markDomainProved(tx, domain, { by, at });
      return recorded(tx, principal, { domain, action: 'sign_in_domain.proved', by, at });
    });
  } catch (error) {
    if (!isUniqueViolation(error, 'sign_in_domains_proved')) throw error;
    throw new Refusal('already_exists', { params: { what: domain } });
  }
}

function isOperator(principal: Principal, organizationId: OrganizationId): boolean {
  const roles = rolesTowards(principal, organizationId);
  return roles.some((role) => role === 'operator_admin' && isPermitted(role, 'sign_in.manage'));
}

async function requireRecord(context: Context, asked: SignInDomain): Promise<void> {
  const records = await context.txtRecords(asked.domain);
  if (records.map((record) => record.trim()).includes(domainRecord(asked))) return;
  throw new Refusal('domain_not_proved', { params: { domain: asked.domain } });
}

/** From now on nobody signs in, and nobody new is known, by addresses of the domain. */
export async function removeSignInDomain(
  context: Context,
  principal: Principal,
  { organizationId, domain }: DomainNamed,
): Promise<void> {
  requirePermission(principal, organizationId, 'sign_in.manage');
  const at = context.clock.now();
  await context.db.forOrganization(organizationId).transaction(async (tx) => {
    if (!(await deleteSignInDomain(tx, domain))) throw new Refusal('not_found');
    const subject = { kind: 'sign_in_domain', id: domain };
    const fact = { actor: actorOf(principal), action: 'sign_in_domain.removed' };
    await appendAudit(tx, { ...fact, subject, detail: { domain } }, at);
  });
}

async function recorded(
  tx: OrganizationTx,
  principal: Principal,
  { domain, action, by, at }: { domain: string; action: string; by?: string; at: Date },
): Promise<SignInDomain> {
  const subject = { kind: 'sign_in_domain', id: domain };
  const detail = { domain, ...(by && { by }) };
  await appendAudit(tx, { actor: actorOf(principal), action, subject, detail }, at);
  const kept = await findSignInDomain(tx, domain);
  if (!kept) throw new Error('a domain was written and is not there');
  return kept;
}
