import type { Actor } from '../../core/actor.ts';
import type { OrganizationId, PortOutOrderId } from '../../core/ids.ts';
import type { PortOutStatus } from '../../core/port-out-order.ts';
import { Refusal } from '../../core/refusal.ts';
import { hashToken } from '../../secrets/hash-token.ts';
import type { Secret } from '../../secrets/secret.ts';
import type { FoundDisputeLink } from '../../storage/before-tenant/links.ts';
import { markDisputeLinkUsed } from '../../storage/dispute-links.ts';
import { findMemberByEmail } from '../../storage/mail-recipients.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { disputeOrder } from './dispute-port-out-order.ts';
import { requireDisputeLink } from './inspect-dispute-link.ts';

export interface UsedDisputeLink {
  status: PortOutStatus;
  organizationId: OrganizationId;
  orderId: PortOutOrderId;
}

/**
 * "This was not us", said by the link of a mail: freezes the order at once. Whoever has the mail may say it
 * without signing in, because to freeze is all it does, and the desk looks at it. The link is used up in the
 * same transaction: a freeze that is refused leaves it as it was.
 *
 * Refuses `dispute_link_invalid`, and `move_not_allowed` where there is nothing to freeze any more.
 */
export async function useDisputeLink(
  context: Context,
  input: { token: Secret; address: string },
): Promise<UsedDisputeLink> {
  const { link, place } = await requireDisputeLink(context, input);
  const { organizationId, id: orderId } = place;
  const at = context.clock.now();
  return context.db.forOperator().transaction(async (operatorTx) => {
    const tx = operatorTx.forOrganization(organizationId);
    if (!(await markDisputeLinkUsed(tx, hashToken(input.token), at))) {
      throw new Refusal('dispute_link_invalid');
    }
    const by = { actor: await actorOfLink(tx, link), at };
    const said = { openedThrough: 'mail_link', note: '', desk: operatorTx } as const;
    const { order } = await disputeOrder(tx, place, by, said);
    return { status: order.status, organizationId, orderId };
  });
}

/** Whom the mail was for: a person of the organization, or an address that is all that is known of them. */
async function actorOfLink(tx: OrganizationTx, { address }: FoundDisputeLink): Promise<Actor> {
  const person = await findMemberByEmail(tx, address);
  return { kind: 'user', id: person?.userId ?? address, name: person?.name ?? address };
}
