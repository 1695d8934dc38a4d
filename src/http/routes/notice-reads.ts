import type { Context } from '../../operations/context.ts';
import { countUnreadNotices, markNoticesAsRead } from '../../operations/news/read-notices.ts';
import type { Handlers } from '../call.ts';
import { pathId } from '../path-id.ts';

export function noticeReadHandlers(context: Context): Handlers<'countUnreadNotices' | 'markNoticesRead'> {
  return {
    countUnreadNotices: ({ principal, params }) =>
      countUnreadNotices(context, principal, pathId('organization', params.org)),
    markNoticesRead: ({ principal, params, body }) => {
      const organizationId = pathId('organization', params.org);
      return markNoticesAsRead(context, principal, { organizationId, ...body });
    },
  };
}
