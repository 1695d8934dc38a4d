import { z } from 'zod';
import { operatorRoles, organizationRoles } from '../core/permissions.ts';
import { signInPolicies } from '../core/sign-in-policy.ts';
import { route } from './route.ts';
import { session, signInWay } from './session.ts';
import { emailAddress, instant, text } from './text.ts';

const ofOrg = z.object({ org: z.string().max(60) });
const oneOfOrg = ofOrg.extend({ id: z.string().max(60) });
const domainOfOrg = ofOrg.extend({ domain: z.string().max(253) });

const role = z.enum([...organizationRoles, ...operatorRoles]);
const roleRule = z.strictObject({ value: text(200), role });

/** A host name of two labels or more; where it is an international one, as DNS has it (`xn--`). */
const domain = z
  .string()
  .max(253)
  .toLowerCase()
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/);

const settings = {
  name: text(100),
  issuer: text(500),
  clientId: text(200),
  scopes: z
    .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/))
    .max(20)
    .default(['profile', 'email'])
    .meta({ description: 'Asked for beside `openid`' }),
  roleClaim: text(200)
    .nullable()
    .default(null)
    .meta({ description: 'The claim that says the roles; a path with dots where it lies deeper' }),
  roleRules: z.array(roleRule).max(100).default([]).meta({ description: 'The first that fits decides' }),
  defaultRole: role
    .nullable()
    .default(null)
    .meta({ description: 'For whom no rule fits; null: only whoever was invited' }),
  isEmailProved: z
    .boolean()
    .default(false)
    .meta({ description: 'The provider proves every address it tells, although it does not say so' }),
  tenantId: text(100)
    .nullable()
    .default(null)
    .meta({ description: 'Entra: whose accounts are let in (`tid`), where the issuer is of many tenants' }),
};
const clientSecret = z.string().min(1).max(500).optional().meta({
  description: 'Never shown again; left out, the one before stays, while issuer and client stay the same',
});
const draft = z.strictObject({ ...settings, clientSecret });

const test = z
  .object({
    at: instant,
    subject: z.string(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    isEmailVerified: z.boolean(),
    isDomainProved: z.boolean(),
    roleValues: z.array(z.string()),
    role: role.nullable(),
  })
  .meta({ description: 'What a sign-in by the draft gave' });

const policy = z.enum(signInPolicies).meta({
  description:
    'any_way; second_factor: a passkey, a password with a code, or a provider; own_provider: only sessions by a ' +
    'provider of this organization, and owners by two factors',
});

export const signInProvider = z.object({
  id: z.string(),
  status: z.enum(['draft', 'active']),
  name: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  hasSecret: z.boolean(),
  scopes: z.array(z.string()),
  roleClaim: z.string().nullable(),
  roleRules: z.array(z.object({ value: z.string(), role })),
  defaultRole: role.nullable(),
  isEmailProved: z.boolean(),
  tenantId: z.string().nullable(),
  replaces: z.string().nullable().meta({ description: 'The provider whose place the draft is to take' }),
  test: test.nullable(),
  backChannelSignOutUrl: z.string(),
  frontChannelSignOutUrl: z.string(),
  createdAt: instant,
  createdBy: z.string(),
});

export const signInDomain = z.object({
  domain: z.string(),
  record: z.string().meta({ description: 'What a TXT record of the domain has to hold' }),
  provedAt: instant.nullable(),
  provedBy: z.enum(['dns', 'operator']).nullable(),
  createdAt: instant,
});

const begun = z.object({ url: z.string().meta({ description: 'Where the browser goes' }) });

export const signInRoutes = {
  findSignInWays: route({
    method: 'POST',
    path: '/sign-in/ways',
    summary: 'By which providers people of an e-mail domain sign in; nothing is told of the address itself',
    access: 'public',
    body: z.strictObject({ email: emailAddress }),
    answerStatus: 200,
    answer: z.object({ ways: z.array(signInWay) }),
  }),
  beginSignIn: route({
    method: 'POST',
    path: '/sign-in/flows',
    summary: 'Begin a sign-in at a provider',
    access: 'public',
    body: z.strictObject({
      organizationId: z.string().max(60),
      providerId: z.string().max(60),
      email: emailAddress.optional(),
      returnTo: z.string().max(2_000).optional(),
    }),
    answerStatus: 201,
    answer: begun,
  }),
  finishSignIn: route({
    method: 'POST',
    path: '/sign-in/callback',
    summary: 'End what was begun at a provider, with what it sent the browser back with',
    access: 'public',
    body: z.strictObject({
      organizationId: z.string().max(60),
      state: z.string().min(1).max(200),
      code: z.string().min(1).max(4_000).optional(),
      error: z.string().max(200).optional(),
      iss: z.string().max(500).optional(),
    }),
    answerStatus: 200,
    answer: z.object({
      purpose: z.enum(['sign_in', 'test', 'proof']),
      returnTo: z.string(),
      session: session.nullable(),
    }),
  }),
  beginProof: route({
    method: 'POST',
    path: '/session/proof-flows',
    summary: 'Begin to show once more who you are, at the provider the session was opened by',
    access: 'signed_in',
    answerStatus: 201,
    answer: begun,
  }),
  getSignInSettings: route({
    method: 'GET',
    path: '/organizations/:org/sign-in',
    summary: "How an organization's people sign in",
    access: 'sign_in.read',
    params: ofOrg,
    answerStatus: 200,
    answer: z.object({
      policy,
      callbackUrl: z.string().meta({ description: 'The redirect URI, to be entered at the provider' }),
      signedOutUrl: z.string().meta({ description: 'Where the provider may send people after signing out' }),
      providers: z.array(signInProvider),
      domains: z.array(signInDomain),
    }),
  }),
  changeSignInPolicy: route({
    method: 'PUT',
    path: '/organizations/:org/sign-in-policy',
    summary: 'Set how strongly people sign in here; only by who is signed in that way themselves',
    access: 'sign_in.manage',
    params: ofOrg,
    body: z.strictObject({ policy }),
    answerStatus: 204,
  }),
  draftSignInProvider: route({
    method: 'POST',
    path: '/organizations/:org/sign-in-providers',
    summary: 'Draft a provider: used once a test sign-in by it was seen to work',
    access: 'sign_in.manage',
    params: ofOrg,
    body: draft.extend({ replaces: z.string().max(60).nullable().default(null) }),
    answerStatus: 201,
    answer: signInProvider,
  }),
  changeSignInDraft: route({
    method: 'PUT',
    path: '/organizations/:org/sign-in-providers/:id',
    summary: 'Change a draft; it has to be tested anew',
    access: 'sign_in.manage',
    params: oneOfOrg,
    body: draft,
    answerStatus: 200,
    answer: signInProvider,
  }),
  testSignInProvider: route({
    method: 'POST',
    path: '/organizations/:org/sign-in-providers/:id/test-flows',
    summary: 'Begin a test sign-in by a draft; what it gave stands beside the draft then',
    access: 'sign_in.manage',
    params: oneOfOrg,
    answerStatus: 201,
    answer: begun,
  }),
  useSignInProvider: route({
    method: 'POST',
    path: '/organizations/:org/sign-in-providers/:id/use',
    summary: 'Use a draft from now on, in the place of the provider it replaces',
    access: 'sign_in.manage',
    params: oneOfOrg,
    answerStatus: 200,
    answer: signInProvider,
  }),
  deleteSignInProvider: route({
    method: 'DELETE',
    path: '/organizations/:org/sign-in-providers/:id',
    summary: 'Delete a provider or a draft; sessions it opened end at once',
    access: 'sign_in.manage',
    params: oneOfOrg,
    answerStatus: 204,
  }),
  addSignInDomain: route({
    method: 'POST',
    path: '/organizations/:org/sign-in-domains',
    summary: 'Add an e-mail domain, to be proved',
    access: 'sign_in.manage',
    params: ofOrg,
    body: z.strictObject({ domain }),
    answerStatus: 201,
    answer: signInDomain,
  }),
  proveSignInDomain: route({
    method: 'POST',
    path: '/organizations/:org/sign-in-domains/:domain/proof',
    summary: 'Prove a domain by its TXT record, or by the word of the operator',
    access: 'sign_in.manage',
    params: domainOfOrg,
    body: z.strictObject({ by: z.enum(['dns', 'operator']) }),
    answerStatus: 200,
    answer: signInDomain,
  }),
  removeSignInDomain: route({
    method: 'DELETE',
    path: '/organizations/:org/sign-in-domains/:domain',
    summary: 'Remove a domain',
    access: 'sign_in.manage',
    params: domainOfOrg,
    answerStatus: 204,
  }),
} as const;
