/** Asked before a tenant is known: whose the numbers and the order of a request are, and by which policy. */
import { sql } from 'kysely';
import type { CarrierId, OrganizationId, PortOutOrderId } from '../../core/ids.ts';
import type { OwnHolidays } from '../../core/operator-holidays.ts';
import type { SilencePolicy } from '../../core/silence.ts';
import { planAnewForMany } from '../plan-anew.ts';
import type { UnboundTx } from '../tx.ts';

/** The organizations that have any of these numbers or, where nobody has it now, last had it. */
export async function findNumberOwners(tx: UnboundTx, numbers: readonly string[]): Promise<OrganizationId[]> {
  const planned = planAnewForMany(numbers.length)?.execute(tx.sql);
  const asked = sql<{ owner: OrganizationId }>`
    SELECT organization_id AS owner FROM phone_numbers
    WHERE status = 'active' AND number = ANY(${numbers})
    UNION
    SELECT owner FROM (
      SELECT DISTINCT ON (gone.number) gone.organization_id AS owner FROM phone_numbers gone
      WHERE gone.status = 'ported_out' AND gone.number = ANY(${numbers})
        AND NOT EXISTS (SELECT 1 FROM phone_numbers n WHERE n.status = 'active' AND n.number = gone.number)
      ORDER BY gone.number, gone.ended_at DESC) last_had`.execute(tx.sql);
  const [, { rows }] = await Promise.all([planned, asked]);
  return rows.map(({ owner }) => owner);
}

export interface OrderPlace {
  organizationId: OrganizationId;
  id: PortOutOrderId;
  carrierId: CarrierId;
  carrierName: string;
}

/** Whose an order is and which carrier sent it. */
export async function findOrderPlace(tx: UnboundTx, id: PortOutOrderId): Promise<OrderPlace | null> {
  const { rows } = await sql<OrderPlace>`
    SELECT o.organization_id AS "organizationId", o.id, o.carrier_id AS "carrierId",
      c.name AS "carrierName"
    FROM port_out_orders o JOIN carriers c ON c.id = o.carrier_id WHERE o.id = ${id}`.execute(tx.sql);
  return rows[0] ?? null;
}

export interface OrderOfPon extends Omit<OrderPlace, 'carrierName'> {
  version: string;
  contentMac: string;
}

/** The order a carrier's PON already names. */
export async function findOrderByPon(
  tx: UnboundTx,
  carrierId: CarrierId,
  pon: string,
): Promise<OrderOfPon | null> {
  const { rows } = await sql<OrderOfPon>`
    SELECT organization_id AS "organizationId", id, carrier_id AS "carrierId", version,
      content_mac AS "contentMac"
    FROM port_out_orders WHERE carrier_id = ${carrierId} AND purchase_order_number = ${pon}`.execute(tx.sql);
  return rows[0] ?? null;
}

export interface OperatorPolicy {
  operatorId: OrganizationId;
  pinNotSet: 'refuse' | 'skip';
  projectThreshold: number;
  silence: SilencePolicy;
  ownHolidays: OwnHolidays;
}

/** The operator's policies and holidays for port-out requests, and where its own record lies. */
export async function findOperatorPolicy(tx: UnboundTx): Promise<OperatorPolicy> {
  const { rows } = await sql<OperatorPolicy>`
    SELECT organization_id AS "operatorId", pin_not_set AS "pinNotSet",
      project_threshold AS "projectThreshold", silence,
      (SELECT coalesce(jsonb_object_agg(h.year, h.holidays), '{}') FROM operator_holidays h
        WHERE h.organization_id = operator_settings.organization_id) AS "ownHolidays"
    FROM operator_settings LIMIT 1`.execute(tx.sql);
  const policy = rows[0];
  if (!policy) throw new Error('the operator has no settings: the database was not initialized');
  return policy;
}

export interface KeptAnswer {
  contentMac: string;
  status: number;
  answer: unknown;
  language: string | null;
  createdAt: Date;
}

/** The answer kept for that caller's `Idempotency-Key`, however old. */
export async function findIdempotentAnswer(
  tx: UnboundTx,
  principalId: string,
  key: string,
): Promise<KeptAnswer | null> {
  const { rows } = await sql<KeptAnswer>`
    SELECT content_mac AS "contentMac", status, answer, language, created_at AS "createdAt"
    FROM idempotent_answers WHERE principal_id = ${principalId} AND key = ${key}`.execute(tx.sql);
  return rows[0] ?? null;
}
