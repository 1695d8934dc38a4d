import { z } from 'zod';
import { type NewsKind, newsKinds } from '../core/news-kinds.ts';
import { operatorRoles, organizationRoles } from '../core/permissions.ts';
import { tokenTermsFor } from './api-token-terms.ts';
import { route } from './route.ts';
import { emailAddress, instant, listOf, page, text, timeZone } from './text.ts';

const orgParams = z.object({ org: z.string().max(60) });
const tokenParams = z.object({ org: z.string().max(60), id: z.string().max(60) });

export const organization = z.object({
  id: z.string(),
  name: z.string(),
  country: z.string(),
  timeZone: z.string(),
  createdAt: instant,
});

export const overview = z.object({
  phoneNumbers: z.object({ active: z.number(), portedOut: z.number() }),
  portOutOrders: z.record(z.string(), z.number()).meta({ description: 'Orders by status' }),
  pinState: z.enum(['not_set', 'set', 'on_hold']),
});

export const user = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum([...organizationRoles, ...operatorRoles]),
  status: z.enum(['invited', 'active', 'deactivated']),
  createdAt: instant,
  invitationEndsAt: instant.nullable().meta({
    description: 'Until when who is invited can take that up; null for who has joined',
  }),
});

export const apiToken = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  prefix: z.string().meta({ description: 'The first characters, to recognize a token by' }),
  actsWithoutStepUp: z.boolean(),
  createdAt: instant,
  createdBy: z.string(),
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
  expiresAt: instant
    .nullable()
    .meta({ description: 'It is refused from then on; null: until it is revoked' }),
  scopes: z.array(z.string()).nullable().meta({ description: 'Null: everything its role may do' }),
});

/** `token` is shown this once; a repeated request with the same Idempotency-Key answers without it. */
export const createdApiToken = z.object({ id: z.string(), token: z.string().optional() });

/** What people are told of. */
export const newsKind = z.enum(Object.keys(newsKinds) as [NewsKind, ...NewsKind[]]);

export const notice = z.object({
  id: z.string(),
  kind: newsKind,
  subjectId: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  createdAt: instant,
});

export const billingAccount = z.object({
  id: z.string(),
  accountNumber: z.string(),
  postalCode: z.string(),
  name: z.string(),
  contactEmails: z.array(z.string()),
  createdAt: instant,
});

const newApiToken = z.strictObject({
  name: text(100),
  role: z.enum(organizationRoles),
  actsWithoutStepUp: z.boolean().default(false),
  ...tokenTermsFor(organizationRoles),
});

export const organizationRoutes = {
  listOrganizations: route({
    method: 'GET',
    path: '/organizations',
    summary: 'Organizations the caller may see, by name',
    access: 'signed_in',
    query: z.strictObject({ ...page, query: z.string().max(100).optional() }),
    answerStatus: 200,
    answer: listOf(organization),
  }),
  createOrganization: route({
    method: 'POST',
    path: '/organizations',
    summary: 'Create an organization',
    access: 'organization.create',
    isCreation: true,
    body: z.strictObject({
      name: text(200),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .meta({ description: 'ISO 3166-1 alpha-2' }),
      timeZone: timeZone.default('America/New_York'),
    }),
    answerStatus: 201,
    answer: organization,
  }),
  getOrganization: route({
    method: 'GET',
    path: '/organizations/:org',
    summary: 'One organization',
    access: 'organization.read',
    params: orgParams,
    answerStatus: 200,
    answer: organization,
  }),
  getOverview: route({
    method: 'GET',
    path: '/organizations/:org/overview',
    summary: 'Counts for the home page, and whether the PIN is set (scope pin.read_state besides)',
    access: 'organization.read',
    params: orgParams,
    answerStatus: 200,
    answer: overview,
  }),
  listNotices: route({
    method: 'GET',
    path: '/organizations/:org/notices',
    summary: 'Messages to the organization, newest first',
    access: 'notice.read',
    params: orgParams,
    query: z.strictObject(page),
    answerStatus: 200,
    answer: listOf(notice),
  }),
  listUsers: route({
    method: 'GET',
    path: '/organizations/:org/users',
    summary: "An organization's people",
    access: 'user.list',
    params: orgParams,
    query: z.strictObject(page),
    answerStatus: 200,
    answer: listOf(user),
  }),
  inviteUser: route({
    method: 'POST',
    path: '/organizations/:org/users',
    summary: 'Invite a person by one-time link, mailed to them and shown this once',
    access: 'user.invite',
    isCreation: true,
    params: orgParams,
    body: z.strictObject({ email: emailAddress, name: text(100), role: z.enum(organizationRoles) }),
    answerStatus: 201,
    answer: z.object({
      id: z.string(),
      setupUrl: z.string().nullable().optional().meta({
        description: 'One-time link, shown this once. Null when the inviting person invited themselves.',
      }),
    }),
  }),
  listApiTokens: route({
    method: 'GET',
    path: '/organizations/:org/api-tokens',
    summary: "An organization's API tokens",
    access: 'api_token.list',
    params: orgParams,
    query: z.strictObject(page),
    answerStatus: 200,
    answer: listOf(apiToken),
  }),
  createApiToken: route({
    method: 'POST',
    path: '/organizations/:org/api-tokens',
    summary: 'Create an API token; shown once',
    access: 'api_token.create',
    isCreation: true,
    params: orgParams,
    body: newApiToken,
    answerStatus: 201,
    answer: createdApiToken,
  }),
  revokeApiToken: route({
    method: 'DELETE',
    path: '/organizations/:org/api-tokens/:id',
    summary: 'Revoke an API token at once',
    access: 'api_token.revoke',
    params: tokenParams,
    answerStatus: 204,
  }),
  listBillingAccounts: route({
    method: 'GET',
    path: '/organizations/:org/billing-accounts',
    summary: "An organization's billing accounts",
    access: 'billing_account.list',
    params: orgParams,
    query: z.strictObject(page),
    answerStatus: 200,
    answer: listOf(billingAccount),
  }),
  createBillingAccount: route({
    method: 'POST',
    path: '/organizations/:org/billing-accounts',
    summary: 'Create a billing account',
    access: 'billing_account.create',
    isCreation: true,
    params: orgParams,
    body: z.strictObject({
      accountNumber: z.string().regex(/^[\x21-\x7e]([\x20-\x7e]{0,28}[\x21-\x7e])?$/),
      postalCode: z.string().regex(/^[0-9]{5}(-?[0-9]{4})?$/),
      name: text(200),
      contactEmails: z.array(emailAddress).max(20).default([]),
    }),
    answerStatus: 201,
    answer: billingAccount,
  }),
} as const;
