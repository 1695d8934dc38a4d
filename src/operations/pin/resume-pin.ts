import { requirePermission } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { resumePinDecisions } from '../../storage/pin-attempts.ts';
import type { Context } from '../context.ts';
import { tell } from '../news/tell.ts';
import { type PinState, readPinState } from './get-pin-state.ts';

/**
 * Ends the stop after ten wrong PINs in a row without a new PIN (product rule 9.2). Orders that were held
 * meanwhile stay held: their PINs were not looked at. Refuses `pin_not_on_hold`.
 */
export async function resumePin(
  context: Context,
  principal: Principal,
  input: { organizationId: OrganizationId; note: string },
): Promise<PinState> {
  const { organizationId, note } = input;
  requirePermission(principal, organizationId, 'pin.resume');
  const at = context.clock.now();
  const actor = actorOf(principal);
  await context.db.forOrganization(organizationId).transaction(async (tx) => {
    if (!(await resumePinDecisions(tx))) throw new Refusal('pin_not_on_hold');
    const detail = { by: actor.name };
    await tell(tx, { kind: 'pin_resumed', orderId: null, detail, at });
    const subject = { kind: 'organization', id: organizationId };
    await appendAudit(tx, { actor, action: 'pin.resumed', subject, detail: { note } }, at);
  });
  return readPinState(context, organizationId);
}
