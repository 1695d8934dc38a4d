import type { z } from 'zod';
import type { user } from '../../contract/organizations.ts';
import type { Context } from '../../operations/context.ts';
import { changeMember } from '../../operations/people/change-member.ts';
import { getMember } from '../../operations/people/get-member.ts';
import { inviteUser } from '../../operations/people/invite-user.ts';
import { listUsers } from '../../operations/people/list-users.ts';
import type { PeopleOf } from '../../operations/people/people-place.ts';
import { resendInvitation } from '../../operations/people/resend-invitation.ts';
import { withdrawInvitation } from '../../operations/people/withdraw-invitation.ts';
import type { Member } from '../../storage/users.ts';
import type { Handlers } from '../call.ts';
import { cursorKey, pageOf } from '../cursor.ts';
import { pathId } from '../path-id.ts';

type OfOrganization =
  | 'listUsers'
  | 'getUser'
  | 'inviteUser'
  | 'changeUser'
  | 'resendInvitation'
  | 'withdrawInvitation';
type OfOperator =
  | 'listOperatorUsers'
  | 'getOperatorUser'
  | 'inviteOperatorUser'
  | 'changeOperatorUser'
  | 'resendOperatorInvitation'
  | 'withdrawOperatorInvitation';

/** The people of a customer's organization. */
export function userHandlers(context: Context): Handlers<OfOrganization> {
  const of = (params: { org: string }): PeopleOf => ({ organizationId: pathId('organization', params.org) });
  const one = (params: { org: string; id: string }) => ({
    of: of(params),
    userId: pathId('user', params.id),
  });
  return {
    listUsers: async ({ principal, params, query }) => {
      const asked = { of: of(params), limit: query.limit + 1, afterId: cursorKey(query.cursor) };
      return presentPage(await listUsers(context, principal, asked), query.limit);
    },
    getUser: async ({ principal, params }) =>
      presentWithTokens(await getMember(context, principal, one(params))),
    inviteUser: ({ principal, params, body, remember }) =>
      // What is remembered is without the link: it is shown once.
      inviteUser(context, principal, { of: of(params), ...body }, (tx, { id }) => remember(tx, 201, { id })),
    changeUser: async ({ principal, params, body }) =>
      presentMember(await changeMember(context, principal, { ...one(params), ...body })),
    resendInvitation: ({ principal, params }) => resendInvitation(context, principal, one(params)),
    withdrawInvitation: ({ principal, params }) => withdrawInvitation(context, principal, one(params)),
  };
}

/** The operator's own people: the same, in its own organization. */
export function operatorUserHandlers(context: Context): Handlers<OfOperator> {
  const of = 'operator';
  const one = (params: { id: string }) => ({ of, userId: pathId('user', params.id) }) as const;
  return {
    listOperatorUsers: async ({ principal, query }) => {
      const asked = { of, limit: query.limit + 1, afterId: cursorKey(query.cursor) } as const;
      return presentPage(await listUsers(context, principal, asked), query.limit);
    },
    getOperatorUser: async ({ principal, params }) =>
      presentWithTokens(await getMember(context, principal, one(params))),
    inviteOperatorUser: ({ principal, body, remember }) =>
      inviteUser(context, principal, { of, ...body }, (tx, { id }) => remember(tx, 201, { id })),
    changeOperatorUser: async ({ principal, params, body }) =>
      presentMember(await changeMember(context, principal, { ...one(params), ...body })),
    resendOperatorInvitation: ({ principal, params }) => resendInvitation(context, principal, one(params)),
    withdrawOperatorInvitation: ({ principal, params }) =>
      withdrawInvitation(context, principal, one(params)),
  };
}

function presentPage(rows: readonly Member[], limit: number) {
  return pageOf(rows, limit, (row) => row.id, presentMember);
}

function presentWithTokens<Tokens>({ apiTokens, ...member }: Member & { apiTokens: Tokens }) {
  return { ...presentMember(member), apiTokens };
}

function presentMember({ role, createdAt, invitedUntil, ...member }: Member): z.input<typeof user> {
  if (role === 'carrier') throw new Error('a person has a role that only tokens of carriers have');
  return {
    ...member,
    role,
    createdAt: createdAt.toISOString(),
    invitationEndsAt: invitedUntil?.toISOString() ?? null,
  };
}
