import { type RawBuilder, sql } from 'kysely';
import type { DeskSearch } from '../core/desk-search.ts';
import type { CarrierId, OrganizationId } from '../core/ids.ts';
import { deskConditions, deskTermsOf } from './desk-search-terms.ts';
import { type PortOutOrder, type PortOutOrderRow, toPortOutOrder } from './port-out-orders.ts';
import type { OperatorTx } from './tx.ts';

/** A row of the porting desk's queue. */
export interface DeskOrder {
  order: PortOutOrder;
  organizationName: string;
  carrier: { id: CarrierId; name: string; spid: string };
  numberCount: number;
  firstNumber: string;
  /** By when it needs somebody: the answer's time, or the date that was committed to. */
  deadlineAt: Date;
}

export interface DeskFilter {
  limit: number;
  /** The row the page before ended with. */
  after: { deadlineAt: Date; id: string } | null;
  /** `needs_somebody`: held, stalled or disputed. `any`: closed ones too, for a search. */
  state: 'needs_somebody' | 'held' | 'stalled' | 'disputed' | 'open' | 'any';
  /** Claimed by that one; by nobody; by anybody; null: either. */
  claimed: { by: string } | 'nobody' | 'anyone' | null;
  organizationId: OrganizationId | null;
  search: DeskSearch | null;
  now: Date;
}

type Condition = RawBuilder<unknown>;

/** Orders of one kind, with the expression they are sorted by: that of their index, if there is one. */
interface Branch {
  where: Condition;
  deadline: RawBuilder<Date>;
}

const held: Branch = { where: sql`o.status = 'held'`, deadline: sql`o.answer_due_at` };
const confirmed: Branch = { where: sql`o.status = 'confirmed'`, deadline: sql`o.firm_order_commitment_at` };
const disputed: Branch = {
  where: sql`o.status = 'disputed'`,
  deadline: sql`coalesce(o.firm_order_commitment_at, o.answer_due_at)`,
};
const closed: Branch = {
  where: sql`o.status NOT IN ('held', 'confirmed', 'disputed')`,
  deadline: sql`coalesce(o.firm_order_commitment_at, o.answer_due_at)`,
};

/**
 * The queue over all organizations, the earliest deadline first. Each kind of order is read from its own
 * index and stops at the page's length, so that it takes no longer when there are many.
 */
export async function listDeskOrders(tx: OperatorTx, filter: DeskFilter): Promise<DeskOrder[]> {
  const terms = filter.search === null ? null : await deskTermsOf(tx, filter.search);
  const wanted = terms === null ? null : deskConditions(terms);
  if (wanted?.length === 0) return [];
  const pages = branchesOf(filter).flatMap((branch) => pagesOfBranch(branch, wanted, filter));
  const { rows } = await sql<PortOutOrderRow & DeskColumns>`
    WITH page AS MATERIALIZED (
      SELECT * FROM (${sql.join(pages, sql` UNION `)}) found
      ORDER BY deadline, id LIMIT ${filter.limit})
    SELECT o.*, page.deadline, g.name AS organization_name, c.name AS carrier_name, c.spid,
      (SELECT count(*) FROM port_out_order_numbers n
        WHERE n.organization_id = o.organization_id AND n.order_id = o.id) AS number_count,
      (SELECT n.number FROM port_out_order_numbers n
        WHERE n.organization_id = o.organization_id AND n.order_id = o.id
        ORDER BY position LIMIT 1) AS first_number
    FROM page
    JOIN port_out_orders o ON o.organization_id = page.organization_id AND o.id = page.id
    JOIN organizations g ON g.id = o.organization_id
    JOIN carriers c ON c.id = o.carrier_id
    ORDER BY page.deadline, page.id`.execute(tx.sql);
  return rows.map(toDeskOrder);
}

interface DeskColumns {
  deadline: Date;
  organization_name: string;
  carrier_name: string;
  spid: string;
  number_count: number;
  first_number: string;
}

function toDeskOrder(row: PortOutOrderRow & DeskColumns): DeskOrder {
  return {
    order: toPortOutOrder(row),
    organizationName: row.organization_name,
    carrier: { id: row.carrier_id as CarrierId, name: row.carrier_name, spid: row.spid },
    numberCount: row.number_count,
    firstNumber: row.first_number,
    deadlineAt: row.deadline,
  };
}

function branchesOf({ state, now }: DeskFilter): Branch[] {
  const stalled = {
    ...confirmed,
    where: sql`o.status = 'confirmed' AND o.firm_order_commitment_at <= ${now}`,
  };
  switch (state) {
    case 'held':
      return [held];
    case 'stalled':
      return [stalled];
    case 'disputed':
      return [disputed];
    case 'needs_somebody':
      return [held, stalled, disputed];
    case 'open':
      return [held, confirmed, disputed];
    case 'any':
      return [held, confirmed, disputed, closed];
  }
}

/**
 * Open orders are few, so one walk over their index sees whether any condition holds. Closed ones are many:
 * each condition looks them up by an index of its own.
 */
function pagesOfBranch(
  branch: Branch,
  wanted: Condition[] | null,
  filter: DeskFilter,
): RawBuilder<unknown>[] {
  if (wanted === null) return [pageOfBranch(branch, null, filter)];
  if (branch === closed) return wanted.map((one) => pageOfBranch(branch, one, filter));
  return [pageOfBranch(branch, sql`(${sql.join(wanted, sql` OR `)})`, filter)];
}

function pageOfBranch(
  { where, deadline }: Branch,
  wanted: Condition | null,
  filter: DeskFilter,
): RawBuilder<unknown> {
  const { after, organizationId, limit } = filter;
  const all: (Condition | false | null)[] = [
    where,
    after !== null && sql`(${deadline}, o.id) > (${after.deadlineAt}::timestamptz, ${after.id}::text)`,
    organizationId !== null && sql`o.organization_id = ${organizationId}`,
    claimedCondition(filter),
    wanted,
  ];
  const conditions = all.filter((condition) => condition !== false && condition !== null);
  return sql`(
    SELECT o.organization_id, o.id, ${deadline} AS deadline FROM port_out_orders o
    WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY ${deadline}, o.id LIMIT ${limit})`;
}

function claimedCondition({ claimed }: DeskFilter): Condition | false {
  if (claimed === null) return false;
  if (claimed === 'nobody') return sql`o.claimed_by IS NULL`;
  if (claimed === 'anyone') return sql`o.claimed_by IS NOT NULL`;
  return sql`o.claimed_by = ${claimed.by}`;
}
