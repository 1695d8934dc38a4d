import { requirePermission } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import { isPinCountry } from '../../core/countries.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal, refuseFields } from '../../core/refusal.ts';
import { newPinProblem } from '../../secrets/check-new-pin.ts';
import type { StoredPin } from '../../secrets/pin-hasher.ts';
import type { Secret } from '../../secrets/secret.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { findOrganization } from '../../storage/organizations.ts';
import {
  type CurrentPin,
  keptVerifiers,
  listPinGenerations,
  replacePin,
} from '../../storage/port-out-pins.ts';
import type { Context } from '../context.ts';
import { tell } from '../news/tell.ts';
import { type PinState, readPinState } from './get-pin-state.ts';
import { ownAccountDigits, pinIsInOwnNumbers } from './own-digits.ts';

/**
 * Sets or changes the port-out PIN (product rules P1 to P3, P5, P8 to P10). Ends a hold after wrong tries,
 * because the tries were against another PIN.
 *
 * Refuses `organization_not_in_us`, and at `/pin`: `pin_required`, `pin_cannot_be_removed`, the form and
 * strength codes, `pin_unchanged`, `pin_reused` (the last five).
 */
export async function setPin(
  context: Context,
  principal: Principal,
  input: { organizationId: OrganizationId; pin: Secret | null },
): Promise<PinState> {
  const { organizationId, pin } = input;
  requirePermission(principal, organizationId, 'pin.set');
  const kept = await loadKept(context, organizationId);
  if (pin === null) throw refusePin(kept.newest === 0 ? 'pin_required' : 'pin_cannot_be_removed');
  await refuseWeakPin(context, organizationId, pin);
  await refuseKnownPin(context, pin, kept.verifiers);
  const stored = await context.pinHasher.hash(pin);
  await storePin(context, principal, organizationId, kept.newest, stored);
  return readPinState(context, organizationId);
}

function refusePin(code: 'pin_required' | 'pin_cannot_be_removed' | 'pin_unchanged' | 'pin_reused'): Refusal {
  return refuseFields({ path: '/pin', code });
}

async function loadKept(context: Context, organizationId: OrganizationId) {
  return context.db.forOrganization(organizationId).read(async (tx) => {
    const organization = await findOrganization(tx);
    if (!organization) throw new Refusal('not_found');
    if (!isPinCountry(organization.country)) throw new Refusal('organization_not_in_us');
    const newest = (await listPinGenerations(tx))[0]?.generation ?? 0;
    return { newest, verifiers: await keptVerifiers(tx) };
  });
}

/** Rule P9, the organization's own numbers last because they are many. */
async function refuseWeakPin(context: Context, organizationId: OrganizationId, pin: Secret): Promise<void> {
  const problem = newPinProblem(pin, await ownAccountDigits(context, organizationId));
  if (problem && problem.code !== 'pin_too_easy') throw refuseFields({ path: '/pin', code: problem.code });
  const reasons = new Set(problem?.code === 'pin_too_easy' ? problem.reasons : []);
  if (!reasons.has('own_number') && (await pinIsInOwnNumbers(context, organizationId, pin)))
    reasons.add('own_number');
  if (reasons.size > 0) throw refuseFields({ path: '/pin', code: 'pin_too_easy', reasons: [...reasons] });
}

async function refuseKnownPin(
  context: Context,
  pin: Secret,
  verifiers: readonly (CurrentPin & { isCurrent: boolean })[],
): Promise<void> {
  for (const kept of verifiers) {
    if (await context.pinHasher.verify(pin, kept))
      throw refusePin(kept.isCurrent ? 'pin_unchanged' : 'pin_reused');
  }
}

async function storePin(
  context: Context,
  principal: Principal,
  organizationId: OrganizationId,
  seenGeneration: number,
  stored: StoredPin,
): Promise<void> {
  const at = context.clock.now();
  const actor = actorOf(principal);
  const verb = seenGeneration === 0 ? 'set' : 'changed';
  await context.db.forOrganization(organizationId).transaction(async (tx) => {
    const isStored = await replacePin(tx, seenGeneration, stored, { at, by: actor.name });
    if (!isStored) {
      // Somebody else changed it meanwhile: nobody may overwrite a PIN they have not seen.
      throw new Refusal('temporarily_unavailable', {
        retryAfterSeconds: 1,
        internal: 'PIN changed concurrently',
      });
    }
    const kind = verb === 'set' ? 'pin_set' : 'pin_changed';
    await tell(tx, { kind, orderId: null, detail: { by: actor.name }, at });
    const subject = { kind: 'organization', id: organizationId };
    await appendAudit(
      tx,
      { actor, action: 'pin.set', subject, detail: { generation: seenGeneration + 1 } },
      at,
    );
  });
}
