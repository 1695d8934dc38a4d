import type { Context } from '../../operations/context.ts';
import { inviteUser } from '../../operations/invite-user.ts';
import { listUsers } from '../../operations/list-users.ts';
import type { Handlers } from '../call.ts';
import { cursorKey, pageOf } from '../cursor.ts';
import { pathId } from '../path-id.ts';

export function userHandlers(context: Context): Handlers<'listUsers' | 'inviteUser'> {
  return {
    listUsers: async ({ principal, params, query }) => {
      const organizationId = pathId('organization', params.org);
      const page = { organizationId, limit: query.limit + 1, afterId: cursorKey(query.cursor) };
      const rows = await listUsers(context, principal, page);
      return pageOf(
        rows,
        query.limit,
        (row) => row.id,
        (row) => ({ ...row, role: memberRole(row.role), createdAt: row.createdAt.toISOString() }),
      );
    },
    inviteUser: ({ principal, params, body, remember }) => {
      const invitation = { organizationId: pathId('organization', params.org), ...body };
      // What is remembered is without the link: it is shown once.
      return inviteUser(context, principal, invitation, (tx, { id }) => remember(tx, 201, { id }));
    },
  };
}

function memberRole<R extends string>(role: R): Exclude<R, 'carrier'> {
  if (role === 'carrier') throw new Error('a person has a role that only tokens of carriers have');
  return role as Exclude<R, 'carrier'>;
}
