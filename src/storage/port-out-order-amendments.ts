import { sql } from 'kysely';
import type { Actor } from '../core/actor.ts';
import type { PortOutOrderId } from '../core/ids.ts';
import type { NumberVerdict, PortOutStatus } from '../core/port-out-order.ts';
import { openStatuses } from '../core/port-out-states.ts';
import type { SupplementChanges, SupplementKind } from '../core/supplement.ts';
import { nextHistoryLine } from './port-out-order-history.ts';
import type { PortOutOrder, PortOutOrderAct } from './port-out-orders.ts';
import type { OrganizationTx } from './tx.ts';

/** What a supplement made of an order that the caller holds locked. */
export interface PortOutOrderAmendment {
  fromStatus: PortOutStatus;
  /** As it stands afterwards; its version is the supplement's. */
  order: PortOutOrder;
  /** All of them, each at its place, new ones last; null: they stay as they are. */
  numbers: readonly NumberVerdict[] | null;
  kind: SupplementKind;
  action: PortOutOrderAct;
  contentMac: string;
  changes: SupplementChanges;
  /** The clock of the answer began anew, and what was done about its end with it. */
  isClockAnew: boolean;
  actor: Actor;
  at: Date;
}

/** Writes the amendment: the order, its numbers, its history and the supplement. Never without all. */
export async function amendPortOutOrder(tx: OrganizationTx, amendment: PortOutOrderAmendment): Promise<void> {
  const { order, numbers } = amendment;
  await Promise.all([
    updateOrder(tx, amendment),
    numbers && writeNumbers(tx, order.id, numbers),
    appendSupplement(tx, amendment),
  ]);
}

async function updateOrder(tx: OrganizationTx, { order, isClockAnew }: PortOutOrderAmendment): Promise<void> {
  await tx.sql
    .updateTable('port_out_orders')
    .set({
      version: order.version,
      status: order.status,
      port_class: order.portClass,
      account_number: order.accountNumber,
      postal_code: order.postalCode,
      on_partial: order.onPartial,
      agency_authorization: order.agencyAuthorization,
      customer_carrier_name: order.customerCarrierName,
      network_provider_spid: order.networkProviderSpid,
      portability_direction: order.portabilityDirection,
      initiator_number: order.initiatorNumber,
      desired_due_date: order.desiredDueDate,
      due_date: order.dueDate,
      time_zone: order.timeZone,
      reasons: JSON.stringify(order.reasons),
      warnings: JSON.stringify(order.warnings),
      held_because: order.heldBecause,
      answer_due_at: order.answerDueAt,
      firm_order_commitment_at: order.firmOrderCommitmentAt,
      decided_at: order.decidedAt,
      received_at: order.receivedAt,
      correctable_until: order.correctableUntil,
      last_event_at: order.lastEventAt,
      ...(isClockAnew && { reminded_half_at: null, reminded_last_at: null, escalated_at: null }),
    })
    .where('organization_id', '=', tx.organizationId)
    .where('id', '=', order.id)
    .execute();
}

/** By place: what stands there takes its new verdict, what is new comes after. Nothing is ever deleted. */
async function writeNumbers(
  tx: OrganizationTx,
  id: PortOutOrderId,
  numbers: readonly NumberVerdict[],
): Promise<void> {
  await sql`
    INSERT INTO port_out_order_numbers (organization_id, order_id, position, number, phone_number_id, status,
      reasons, is_open)
    SELECT ${tx.organizationId}, ${id}, position, number, phone_number_id, status, reasons::jsonb,
      status = ANY(${openStatuses})
    FROM unnest(${numbers.map((verdict) => verdict.number)}::text[],
      ${numbers.map((verdict) => verdict.phoneNumberId)}::text[],
      ${numbers.map((verdict) => verdict.status)}::text[],
      ${numbers.map((verdict) => JSON.stringify(verdict.reasons))}::text[])
      WITH ORDINALITY AS n (number, phone_number_id, status, reasons, position)
    ON CONFLICT (organization_id, order_id, position) DO UPDATE
    SET phone_number_id = excluded.phone_number_id, status = excluded.status, reasons = excluded.reasons,
      is_open = excluded.is_open`.execute(tx.sql);
}

async function appendSupplement(tx: OrganizationTx, amendment: PortOutOrderAmendment): Promise<void> {
  const { order, fromStatus, kind, action, contentMac, changes, actor, at } = amendment;
  const line = { orderId: order.id, action, fromStatus, toStatus: order.status, actor, note: null, at };
  await sql`
    WITH event AS (
      ${nextHistoryLine(tx, line)}
      RETURNING sequence)
    INSERT INTO port_out_order_supplements (organization_id, order_id, version, kind, content_mac, detail,
      resulting_status, received_at, event_sequence)
    SELECT ${tx.organizationId}, ${order.id}, ${order.version}, ${kind}, ${contentMac},
      ${JSON.stringify(changes)}::jsonb, ${order.status}, ${at}::timestamptz, sequence
    FROM event`.execute(tx.sql);
}
