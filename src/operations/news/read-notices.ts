import { requirePermission } from '../../core/access.ts';
import { isId, type OrganizationId, type UserId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal, refuseFields } from '../../core/refusal.ts';
import { countNoticesAfter, lastReadNotice, markNoticesRead } from '../../storage/notice-reads.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { requireOrganization } from '../operator/get-organization.ts';

/** Nobody needs to know how many more than a hundred messages are unread. */
export const unreadMax = 100;

export interface UnreadNotices {
  /** At most `unreadMax`. */
  unreadCount: number;
  lastReadId: string | null;
}

/** How many of the organization's messages the person has not read. Refuses API tokens: they read nothing. */
export async function countUnreadNotices(
  context: Context,
  principal: Principal,
  organizationId: OrganizationId,
): Promise<UnreadNotices> {
  const userId = requireReader(principal, organizationId);
  return context.db.forOrganization(organizationId).read(async (tx) => {
    await requireOrganization(tx);
    return unreadOf(tx, userId);
  });
}

/**
 * The person has read everything up to that message. It is a mark of their own and changes nothing of the
 * organization's, so it is no entry of its record. Refuses a message that is not the organization's.
 */
export async function markNoticesAsRead(
  context: Context,
  principal: Principal,
  input: { organizationId: OrganizationId; noticeId: string },
): Promise<UnreadNotices> {
  const { organizationId, noticeId } = input;
  const userId = requireReader(principal, organizationId);
  return context.db.forOrganization(organizationId).transaction(async (tx) => {
    await requireOrganization(tx);
    const isMarked =
      isId('notice', noticeId) && (await markNoticesRead(tx, userId, noticeId, context.clock.now()));
    if (!isMarked) throw refuseFields({ path: '/noticeId', code: 'unknown_reference' });
    return unreadOf(tx, userId);
  });
}

function requireReader(principal: Principal, organizationId: OrganizationId): UserId {
  requirePermission(principal, organizationId, 'notice.read');
  if (principal.kind !== 'user') throw new Refusal('not_permitted');
  return principal.id;
}

async function unreadOf(tx: OrganizationTx, userId: UserId): Promise<UnreadNotices> {
  const lastReadId = await lastReadNotice(tx, userId);
  return { unreadCount: await countNoticesAfter(tx, lastReadId, unreadMax), lastReadId };
}
