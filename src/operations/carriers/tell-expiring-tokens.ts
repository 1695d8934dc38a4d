import { expiryNoticeMs } from '../../core/token-terms.ts';
import { claimTokenExpiry, tokensAboutToEnd } from '../../storage/api-tokens.ts';
import type { Context } from '../context.ts';
import { tell } from '../news/tell.ts';

/**
 * Tells the admins of each API token that ends within seven days, once: of an organization's token its own,
 * of the operator's and of carriers' tokens the desk. To be called daily by any number of processes.
 */
export async function tellExpiringTokens(context: Context): Promise<void> {
  const now = context.clock.now();
  const until = new Date(now.getTime() + expiryNoticeMs);
  const due = { now, until, noticeMs: expiryNoticeMs };
  const places = await context.db.forOperator().read((tx) => tokensAboutToEnd(tx, due));
  for (const { organizationId, id } of places) {
    await context.db.forOrganization(organizationId).transaction(async (tx) => {
      const token = await claimTokenExpiry(tx, id, now);
      if (!token) return;
      const { name, tokenPrefix: prefix, expiresAt, carrierName } = token;
      const detail = { tokenName: name, prefix, expiresAt: expiresAt.toISOString(), carrier: carrierName };
      await tell(tx, { kind: 'token_expiring', orderId: null, detail, at: now });
    });
  }
}
