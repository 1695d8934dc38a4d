import type { PortOutStatus } from '../../core/port-out-order.ts';
import { canMove } from '../../core/port-out-states.ts';
import { Refusal } from '../../core/refusal.ts';
import { hashToken } from '../../secrets/hash-token.ts';
import type { Secret } from '../../secrets/secret.ts';
import { type FoundDisputeLink, findDisputeLink } from '../../storage/before-tenant/links.ts';
import { findOrderPlace, type OrderPlace } from '../../storage/before-tenant/requests.ts';
import { numbersAtAGlance } from '../../storage/mail-recipients.ts';
import { findOrganization } from '../../storage/organizations.ts';
import { findPortOutOrder } from '../../storage/port-out-orders.ts';
import type { Context } from '../context.ts';
import { countBadDisputeLink } from './dispute-link-throttle.ts';

export interface DisputeLinkFacts {
  organizationName: string;
  timeZone: string;
  carrierName: string;
  purchaseOrderNumber: string;
  status: PortOutStatus;
  canBeDisputed: boolean;
  numberCount: number;
  /** The last four digits of the first few. */
  numberEndings: string[];
  receivedAt: Date;
}

const fewNumbers = 5;
const shownDigits = 4;

/**
 * What a "This was not us" link is about, without using it: a program that follows links freezes nothing.
 * Refuses `dispute_link_invalid` alike for a link that was used, has expired or never was.
 */
export async function inspectDisputeLink(
  context: Context,
  input: { token: Secret; address: string },
): Promise<DisputeLinkFacts> {
  const { place } = await requireDisputeLink(context, input);
  const { order, organization, numbers } = await context.db
    .forOrganization(place.organizationId)
    .ask(async (tx) => {
      const [order, organization, numbers] = await Promise.all([
        findPortOutOrder(tx, place.id),
        findOrganization(tx),
        numbersAtAGlance(tx, place.id, fewNumbers),
      ]);
      return { order, organization, numbers };
    });
  if (!order || !organization) throw new Error('a link is about an order that is not there');
  const { purchaseOrderNumber, status, createdAt: receivedAt } = order;
  return {
    organizationName: organization.name,
    timeZone: organization.timeZone,
    carrierName: place.carrierName,
    purchaseOrderNumber,
    status,
    canBeDisputed: canMove(order, 'dispute'),
    numberCount: numbers.numberCount,
    numberEndings: numbers.firstNumbers.map((number) => number.slice(-shownDigits)),
    receivedAt,
  };
}

/**
 * A link that is still good, and where the order lies that it is about. Refuses `dispute_link_invalid`, and
 * from where too many were bad `too_many_requests`.
 */
export async function requireDisputeLink(
  context: Context,
  { token, address }: { token: Secret; address: string },
): Promise<{ link: FoundDisputeLink; place: OrderPlace }> {
  const now = context.clock.now();
  const link = await context.db.beforeTenant((tx) => findDisputeLink(tx, hashToken(token), now));
  if (!link) {
    await countBadDisputeLink(context, address);
    throw new Refusal('dispute_link_invalid');
  }
  const place = await context.db.beforeTenant((tx) => findOrderPlace(tx, link.orderId));
  if (!place) throw new Error('a link is about an order that is not there');
  return { link, place };
}
