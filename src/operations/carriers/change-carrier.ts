import { actorOf } from '../../core/actor.ts';
import type { CarrierId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { type CarrierContact, type CarrierDetail, changeCarrier as change } from '../../storage/carriers.ts';
import type { Context } from '../context.ts';
import { carrierPlace } from './carrier-place.ts';

/** Changes a carrier's name or whom to reach there. Its SPID is who it is, and stays. */
export async function changeCarrier(
  context: Context,
  principal: Principal,
  {
    carrierId,
    changes,
  }: {
    carrierId: CarrierId;
    changes: { name?: string | undefined; contacts?: readonly CarrierContact[] | undefined };
  },
): Promise<CarrierDetail> {
  const { operatorId } = carrierPlace(principal, carrierId, 'carrier.manage');
  const at = context.clock.now();
  return context.db.forOrganization(operatorId).transaction(async (tx) => {
    const changed = await change(tx, carrierId, changes);
    if (!changed) throw new Refusal('not_found');
    const subject = { kind: 'carrier', id: carrierId };
    const detail = { name: changed.name, changed: Object.keys(changes), contacts: changed.contacts.length };
    await appendAudit(tx, { actor: actorOf(principal), action: 'carrier.changed', subject, detail }, at);
    return changed;
  });
}
