import type { OrganizationId, PortOutOrderId } from '../../core/ids.ts';
import type { MailDelivery, MailFacts } from '../../core/mail-facts.ts';
import { newsRule } from '../../core/news-kinds.ts';
import { newOneTimeToken } from '../../secrets/one-time-token.ts';
import { seal, unseal } from '../../secrets/seal.ts';
import { Secret } from '../../secrets/secret.ts';
import { urlWithToken } from '../../secrets/url-with-token.ts';
import { insertDisputeLink } from '../../storage/dispute-links.ts';
import { dropSealedToken, keepSealedToken, lockSealedToken } from '../../storage/sealed-mail-tokens.ts';
import type { Context } from '../context.ts';

/** How long a link freezes an order: as long as a wrong port is likely to be noticed. */
const lifeMs = 30 * 24 * 3_600_000;

/**
 * The "This was not us" link of a mail that has one, else null. It is made when the mail is first about to be
 * sent and stays the same however often that is tried: a receiver that drops repeats keeps a link that works.
 * Until then there is nothing to steal, and after that only its hash, and the token sealed while it waits.
 */
export async function disputeUrl(context: Context, mail: MailDelivery<MailFacts>): Promise<string | null> {
  const { order, organizationId } = mail.facts;
  if (!hasLink(mail) || order === null) return null;
  const at = context.clock.now();
  const place = `delivery/${mail.id}`;
  const own = context.db.forOrganization(organizationId as OrganizationId);
  const token = await own.transaction(async (tx) => {
    const waiting = await lockSealedToken(tx, mail.id);
    if (waiting !== null) return unseal(context.keyRing, waiting, place);
    const { token, hash } = newOneTimeToken();
    const secret = Secret.of(token);
    await insertDisputeLink(tx, {
      tokenHash: hash,
      orderId: order.id as PortOutOrderId,
      address: mail.address,
      createdAt: at,
      expiresAt: new Date(at.getTime() + lifeMs),
    });
    await keepSealedToken(tx, mail.id, seal(context.keyRing, secret, place));
    return secret;
  });
  return urlWithToken(`${context.baseUrl}/not-us`, token);
}

/** The desk signs in: its people may do more than freeze. */
function hasLink({ facts: { kind, order, mailedAs } }: MailDelivery<MailFacts>): boolean {
  return newsRule(kind).hasDisputeLink === true && order !== null && mailedAs !== 'desk';
}

/** A mail that is gone has its link; nothing here needs the token any more. */
export async function forgetDisputeToken(context: Context, mail: MailDelivery<MailFacts>): Promise<void> {
  if (!hasLink(mail)) return;
  const own = context.db.forOrganization(mail.facts.organizationId as OrganizationId);
  await own.transactionOfOne((tx) => dropSealedToken(tx, mail.id));
}
