import { z } from 'zod';
import { operatorRoles, organizationRoles } from '../core/permissions.ts';
import { user } from './organizations.ts';
import { route } from './route.ts';
import { emailAddress, listOf, page, text } from './text.ts';

const oneOfOrg = z.object({ org: z.string().max(60), id: z.string().max(60) });
const oneOfOperator = z.object({ id: z.string().max(60) });

const status = z.enum(['active', 'deactivated']);
const userWithTokens = user.extend({
  apiTokens: z
    .array(z.object({ id: z.string(), name: z.string(), role: z.string(), prefix: z.string() }))
    .meta({
      description: 'Tokens the person made that still work: they go on when the person is deactivated',
    }),
});
const sentAgain = z.object({
  id: z.string(),
  setupUrl: z.string().meta({ description: 'One-time link, mailed to the person and shown this once' }),
});

/** What each role may do, as the permission table has it. */
const role = z.enum([...organizationRoles, ...operatorRoles, 'carrier']);
const roleTable = z.object({
  roles: z.array(
    z.object({
      role,
      of: z.enum(['organization', 'operator', 'carrier']),
      gives: z.array(role).meta({ description: 'The roles it may give and take' }),
    }),
  ),
  actions: z.array(
    z.object({
      action: z.string(),
      roles: z.array(role),
      needsFreshProof: z.boolean().meta({ description: 'Asks for a proof not older than 10 minutes' }),
      needsReason: z.boolean().meta({ description: 'Asks a person of the operator for a reason first' }),
    }),
  ),
});

const of = { params: oneOfOrg } as const;
const changes = <Roles extends readonly [string, ...string[]]>(roles: Roles) =>
  z
    .strictObject({ role: z.enum(roles).optional(), status: status.optional() })
    .refine((body) => Object.keys(body).length > 0);

/** People of an organization and of the operator, what each may do, and the roles themselves. */
export const userRoutes = {
  listRoles: route({
    method: 'GET',
    path: '/roles',
    summary: 'What each role may do: the permission table itself',
    access: 'signed_in',
    answerStatus: 200,
    answer: roleTable,
  }),
  getUser: route({
    method: 'GET',
    path: '/organizations/:org/users/:id',
    summary: 'One person of an organization, and the API tokens they made',
    access: 'user.list',
    ...of,
    answerStatus: 200,
    answer: userWithTokens,
  }),
  changeUser: route({
    method: 'PATCH',
    path: '/organizations/:org/users/:id',
    summary: 'Change the role of a member, deactivate (signed out everywhere at once) or reactivate them',
    access: 'user.change',
    ...of,
    body: changes(organizationRoles),
    answerStatus: 200,
    answer: user,
  }),
  resendInvitation: route({
    method: 'POST',
    path: '/organizations/:org/users/:id/invitation',
    summary: 'Send an invitation again, by a new one-time link of seven days',
    access: 'user.invite',
    ...of,
    answerStatus: 200,
    answer: sentAgain,
  }),
  withdrawInvitation: route({
    method: 'DELETE',
    path: '/organizations/:org/users/:id/invitation',
    summary: 'Withdraw an invitation that was not taken up',
    access: 'user.invite',
    ...of,
    answerStatus: 204,
  }),
  listOperatorUsers: route({
    method: 'GET',
    path: '/operator/users',
    summary: "The operator's own people",
    access: 'operator_user.list',
    query: z.strictObject(page),
    answerStatus: 200,
    answer: listOf(user),
  }),
  getOperatorUser: route({
    method: 'GET',
    path: '/operator/users/:id',
    summary: 'One person of the operator, and the API tokens they made',
    access: 'operator_user.list',
    params: oneOfOperator,
    answerStatus: 200,
    answer: userWithTokens,
  }),
  inviteOperatorUser: route({
    method: 'POST',
    path: '/operator/users',
    summary: 'Invite a person of the operator by one-time link',
    access: 'operator_user.manage',
    isCreation: true,
    body: z.strictObject({ email: emailAddress, name: text(100), role: z.enum(operatorRoles) }),
    answerStatus: 201,
    answer: z.object({ id: z.string(), setupUrl: z.string().nullable().optional() }),
  }),
  changeOperatorUser: route({
    method: 'PATCH',
    path: '/operator/users/:id',
    summary: 'Change the role of a person of the operator, deactivate or reactivate them',
    access: 'operator_user.manage',
    params: oneOfOperator,
    body: changes(operatorRoles),
    answerStatus: 200,
    answer: user,
  }),
  resendOperatorInvitation: route({
    method: 'POST',
    path: '/operator/users/:id/invitation',
    summary: 'Send an invitation again, by a new one-time link of seven days',
    access: 'operator_user.manage',
    params: oneOfOperator,
    answerStatus: 200,
    answer: sentAgain,
  }),
  withdrawOperatorInvitation: route({
    method: 'DELETE',
    path: '/operator/users/:id/invitation',
    summary: 'Withdraw an invitation that was not taken up',
    access: 'operator_user.manage',
    params: oneOfOperator,
    answerStatus: 204,
  }),
} as const;
