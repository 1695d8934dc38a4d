import type { OrganizationId, PortOutOrderId } from '../core/ids.ts';
import type { MailDelivery } from '../core/mail-facts.ts';
import { newsRule } from '../core/news-kinds.ts';
import { newOneTimeToken } from '../secrets/one-time-token.ts';
import { Secret } from '../secrets/secret.ts';
import { urlWithToken } from '../secrets/url-with-token.ts';
import { insertDisputeLink } from '../storage/dispute-links.ts';
import { keepSealedToken, lockSealedToken } from '../storage/sealed-mail-tokens.ts';
import type { Context } from './context.ts';

/** How long a link freezes an order: as long as a wrong port is likely to be noticed. */
const lifeMs = 30 * 24 * 3_600_000;

/**
 * The "This was not us" link of a mail that has one, else null. It is made when the mail is first about to be
 * sent and stays the same however often that is tried: a receiver that drops repeats keeps a link that works.
 * Until then there is nothing to steal, and after that only its hash, and the token sealed while it waits.
 */
export async function disputeUrl(context: Context, mail: MailDelivery): Promise<string | null> {
  const { kind, order, mailedAs, organizationId } = mail.facts;
  // The desk signs in: its people may do more than freeze.
  if (!newsRule(kind).hasDisputeLink || order === null || mailedAs === 'desk') return null;
  const at = context.clock.now();
  const own = context.db.forOrganization(organizationId as OrganizationId);
  const token = await own.transaction(async (tx) => {
    const waiting = await lockSealedToken(tx, mail.id);
    if (waiting !== null) return context.sealer.unseal(waiting);
    const { token, hash } = newOneTimeToken();
    const secret = Secret.of(token);
    await insertDisputeLink(tx, {
      tokenHash: hash,
      orderId: order.id as PortOutOrderId,
      address: mail.address,
      createdAt: at,
      expiresAt: new Date(at.getTime() + lifeMs),
    });
    await keepSealedToken(tx, mail.id, context.sealer.seal(secret));
    return secret;
  });
  return urlWithToken(`${context.baseUrl}/not-us`, token);
}
