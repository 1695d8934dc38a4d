import { requireOperator } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { type Carrier, insertCarrier } from '../../storage/carriers.ts';
import { newId } from '../../storage/new-id.ts';
import { isUniqueViolation } from '../../storage/sql-state.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';

/** Registers a gaining carrier. Refuses `already_exists` when its SPID is registered. */
export async function createCarrier(
  context: Context,
  principal: Principal,
  input: { name: string; spid: string },
  remember: (tx: OrganizationTx, made: Carrier) => Promise<void>,
): Promise<Carrier> {
  const operatorId = requireOperator(principal, 'carrier.create');
  const at = context.clock.now();
  const spid = input.spid.toUpperCase();
  const carrier: Carrier = {
    id: newId('carrier', at),
    name: input.name,
    spid,
    status: 'active',
    createdAt: at,
  };
  try {
    await context.db.forOrganization(operatorId).transaction(async (tx) => {
      await insertCarrier(tx, carrier);
      const subject = { kind: 'carrier', id: carrier.id };
      const detail = { name: input.name, spid };
      await appendAudit(tx, { actor: actorOf(principal), action: 'carrier.created', subject, detail }, at);
      await remember(tx, carrier);
    });
  } catch (error) {
    if (!isUniqueViolation(error, 'carriers_spid')) throw error;
    throw new Refusal('already_exists', { params: { what: spid } });
  }
  return carrier;
}
