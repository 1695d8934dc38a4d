import { type Selectable, sql } from 'kysely';
import type { Actor } from '../core/actor.ts';
import type {
  ApiTokenId,
  CarrierId,
  OrganizationId,
  PhoneNumberId,
  PortOutOrderId,
  UserId,
} from '../core/ids.ts';
import type { PortClass } from '../core/port-clock.ts';
import type {
  HeldBecause,
  NumberStatus,
  NumberVerdict,
  PortOutRequest,
  PortOutStatus,
} from '../core/port-out-order.ts';
import { isOpen, type PortOutDone } from '../core/port-out-states.ts';
import type { ReasonCode } from '../core/reasons.ts';
import { locksOnNumbersOf } from './port-out-order-locks.ts';
import type { Schema } from './schema.ts';
import type { OrganizationTx } from './tx.ts';

/** An order as it is stored: what was asked, what was decided, and when. */
export interface PortOutOrder extends Omit<PortOutRequest, 'numbers'> {
  organizationId: OrganizationId;
  id: PortOutOrderId;
  carrierId: CarrierId;
  contentMac: string;
  status: PortOutStatus;
  portClass: PortClass;
  heldBecause: HeldBecause | null;
  reasons: readonly ReasonCode[];
  warnings: readonly string[];
  timeZone: string;
  answerDueAt: Date;
  dueDate: string | null;
  firmOrderCommitmentAt: Date | null;
  createdAt: Date;
  decidedAt: Date | null;
  completedAt: Date | null;
  /** What the clock of the answer runs from: the request, or its last correction. */
  receivedAt: Date;
  /** Until when a rejected order may be corrected. */
  correctableUntil: Date | null;
  claimedBy: UserId | ApiTokenId | null;
  claimedByName: string | null;
  claimedAt: Date | null;
  lastEventAt: Date;
}

/** What a line of an order's history says was done. */
export type PortOutOrderAct =
  | 'submitted'
  | PortOutDone
  // The porting desk's own: nothing moved, but who works on it did.
  | 'claimed'
  | 'released';

export interface PortOutOrderEvent {
  sequence: number;
  at: Date;
  actorKind: Actor['kind'];
  actorName: string;
  action: PortOutOrderAct;
  fromStatus: PortOutStatus | null;
  toStatus: PortOutStatus;
  note: string | null;
}

/** Writes a new order with its numbers' verdicts and the first line of its history. */
export async function insertPortOutOrder(
  tx: OrganizationTx,
  order: PortOutOrder,
  numbers: readonly NumberVerdict[],
  actor: Actor,
): Promise<void> {
  await sql`
    WITH new_order AS (
      INSERT INTO port_out_orders (organization_id, id, carrier_id, purchase_order_number, version,
        content_mac, status, port_class, account_number, postal_code, on_partial, agency_authorization,
        customer_carrier_name, network_provider_spid, portability_direction, initiator_number,
        desired_due_date, due_date, time_zone, reasons, warnings, held_because, answer_due_at,
        firm_order_commitment_at, created_at, decided_at, completed_at, received_at, correctable_until,
        last_event_at)
      VALUES (${tx.organizationId}, ${order.id}, ${order.carrierId}, ${order.purchaseOrderNumber},
        ${order.version}, ${order.contentMac}, ${order.status}, ${order.portClass}, ${order.accountNumber},
        ${order.postalCode}, ${order.onPartial}, ${order.agencyAuthorization}, ${order.customerCarrierName},
        ${order.networkProviderSpid}, ${order.portabilityDirection}, ${order.initiatorNumber},
        ${order.desiredDueDate}, ${order.dueDate}, ${order.timeZone}, ${JSON.stringify(order.reasons)},
        ${JSON.stringify(order.warnings)}, ${order.heldBecause}, ${order.answerDueAt},
        ${order.firmOrderCommitmentAt}, ${order.createdAt}, ${order.decidedAt}, NULL, ${order.receivedAt},
        ${order.correctableUntil}, ${order.lastEventAt})),
    new_event AS (
      INSERT INTO port_out_order_events (organization_id, order_id, sequence, at, actor_kind, actor_name,
        action, from_status, to_status, note)
      VALUES (${tx.organizationId}, ${order.id}, 1, ${order.createdAt}, ${actor.kind}, ${actor.name},
        'submitted', NULL, ${order.status}, NULL))
    INSERT INTO port_out_order_numbers (organization_id, order_id, position, number, phone_number_id, status,
      reasons, is_open)
    SELECT ${tx.organizationId}, ${order.id}, position, number, phone_number_id, status, reasons::jsonb,
      ${isOpen(order)} AND status <> 'rejected'
    FROM unnest(${numbers.map((verdict) => verdict.number)}::text[],
      ${numbers.map((verdict) => verdict.phoneNumberId)}::text[],
      ${numbers.map((verdict) => verdict.status)}::text[],
      ${numbers.map((verdict) => JSON.stringify(verdict.reasons))}::text[])
      WITH ORDINALITY AS n (number, phone_number_id, status, reasons, position)`.execute(tx.sql);
}

/** One order of the tenant, or null. `isLocked` holds it still until the transaction ends. */
export async function findPortOutOrder(
  tx: OrganizationTx,
  id: PortOutOrderId,
  isLocked = false,
): Promise<PortOutOrder | null> {
  let query = tx.sql
    .selectFrom('port_out_orders')
    .selectAll()
    .where('organization_id', '=', tx.organizationId)
    .where('id', '=', id);
  if (isLocked) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row ? toPortOutOrder(row) : null;
}

export type PortOutOrderRow = Selectable<Schema['port_out_orders']>;

export function toPortOutOrder(row: PortOutOrderRow): PortOutOrder {
  return {
    organizationId: row.organization_id as OrganizationId,
    id: row.id as PortOutOrderId,
    carrierId: row.carrier_id as CarrierId,
    purchaseOrderNumber: row.purchase_order_number,
    version: row.version,
    contentMac: row.content_mac,
    status: row.status as PortOutStatus,
    portClass: row.port_class as PortClass,
    heldBecause: row.held_because as HeldBecause | null,
    reasons: row.reasons as ReasonCode[],
    warnings: row.warnings as string[],
    accountNumber: row.account_number,
    postalCode: row.postal_code,
    onPartial: row.on_partial as PortOutOrder['onPartial'],
    agencyAuthorization: row.agency_authorization,
    customerCarrierName: row.customer_carrier_name,
    networkProviderSpid: row.network_provider_spid,
    portabilityDirection: row.portability_direction,
    initiatorNumber: row.initiator_number,
    desiredDueDate: row.desired_due_date,
    dueDate: row.due_date,
    timeZone: row.time_zone,
    answerDueAt: row.answer_due_at,
    firmOrderCommitmentAt: row.firm_order_commitment_at,
    createdAt: row.created_at,
    decidedAt: row.decided_at,
    completedAt: row.completed_at,
    receivedAt: row.received_at,
    correctableUntil: row.correctable_until,
    claimedBy: row.claimed_by as UserId | ApiTokenId | null,
    claimedByName: row.claimed_by_name,
    claimedAt: row.claimed_at,
    lastEventAt: row.last_event_at,
  };
}

/** The numbers of an order in the order they were asked, each with the locks that stand on it. */
export async function orderNumbers(tx: OrganizationTx, id: PortOutOrderId): Promise<NumberVerdict[]> {
  const [rows, locks] = await Promise.all([
    tx.sql
      .selectFrom('port_out_order_numbers')
      .select(['number', 'phone_number_id', 'status', 'reasons'])
      .where('organization_id', '=', tx.organizationId)
      .where('order_id', '=', id)
      .orderBy('position')
      .execute(),
    locksOnNumbersOf(tx, id),
  ]);
  return rows.map((row) => ({
    number: row.number,
    phoneNumberId: row.phone_number_id as PhoneNumberId | null,
    status: row.status as NumberStatus,
    reasons: row.reasons as ReasonCode[],
    locks: locks.get(row.number) ?? [],
  }));
}

/** An order's history, oldest first. */
export async function orderEvents(tx: OrganizationTx, id: PortOutOrderId): Promise<PortOutOrderEvent[]> {
  const rows = await tx.sql
    .selectFrom('port_out_order_events')
    .selectAll()
    .where('organization_id', '=', tx.organizationId)
    .where('order_id', '=', id)
    .orderBy('sequence')
    .execute();
  return rows.map((row) => ({
    sequence: row.sequence,
    at: row.at,
    actorKind: row.actor_kind as Actor['kind'],
    actorName: row.actor_name,
    action: row.action as PortOutOrderEvent['action'],
    fromStatus: row.from_status as PortOutStatus | null,
    toStatus: row.to_status as PortOutStatus,
    note: row.note,
  }));
}
