import { z } from 'zod';
import { proofMethods } from '../core/fresh-proof.ts';
import { operatorRoles, organizationRoles } from '../core/permissions.ts';
import { signInBars } from '../core/sign-in-policy.ts';
import { browserOptions, passkeyCredential } from './passkeys.ts';
import { route } from './route.ts';
import { emailAddress, text } from './text.ts';

/** NIST SP 800-63B-4: at least 15 characters when it is the only factor; no composition rules. */
export const passwordLengthMin = 15;
export const passwordLengthMax = 200;

export const newPassword = z.string().min(passwordLengthMin).max(passwordLengthMax);

/** Six digits; apps show them in two groups. */
export const totpCode = z.string().regex(/^\d{3}\s?\d{3}$/);

/** What stands beside a password where the person has an authenticator app: one of the two. */
const secondFactor = {
  code: totpCode.optional().meta({ description: 'Of the authenticator app' }),
  recoveryCode: z.string().min(1).max(40).optional(),
};

/** A provider of accounts one signs in by. */
export const signInWay = z.object({ organizationId: z.string(), providerId: z.string(), name: z.string() });

/** Who is signed in and where they may act; `permissions` are what the pages show buttons by. */
export const session = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  memberships: z.array(
    z.object({
      kind: z.enum(['organization', 'operator']),
      organizationId: z.string(),
      organizationName: z.string(),
      country: z.string(),
      timeZone: z.string(),
      role: z.enum([...organizationRoles, ...operatorRoles]),
      permissions: z.array(z.string()),
      barredBy: z.enum(signInBars).nullable().meta({
        description: 'Why the session does not reach it: its sign-in policy asks for more; null: it does',
      }),
      signInWays: z
        .array(signInWay)
        .meta({ description: 'Where `own_provider_needed`: the providers one signs in by there' }),
    }),
  ),
  proofMethods: z
    .array(z.enum(proofMethods))
    .meta({ description: 'By what the person can show once more who they are, where an act asks for it' }),
  providerName: z
    .string()
    .nullable()
    .meta({ description: 'The provider this session was opened by; null: here' }),
  csrfToken: z
    .string()
    .meta({ description: 'Sent back as X-CSRF-Token with every request that changes something' }),
});

export const setupLink = z.object({
  kind: z.enum(['first_run', 'user']),
  organizationName: z.string().nullable(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  hasPassword: z
    .boolean()
    .meta({ description: 'True: the person proves themselves with the password they have' }),
  signInWays: z
    .array(signInWay)
    .meta({ description: 'Not empty: the person takes the invitation up by signing in there' }),
});

export const sessionRoutes = {
  getSession: route({
    method: 'GET',
    path: '/session',
    summary: 'Who is signed in',
    access: 'signed_in',
    answerStatus: 200,
    answer: session,
  }),
  signIn: route({
    method: 'POST',
    path: '/session',
    summary: 'Sign in with a local account; 401 second_factor_required asks for a code as well',
    access: 'public',
    body: z.strictObject({
      email: emailAddress,
      password: z.string().min(1).max(passwordLengthMax),
      ...secondFactor,
    }),
    answerStatus: 201,
    answer: session,
  }),
  challengeToSignIn: route({
    method: 'POST',
    path: '/session/passkey-challenges',
    summary: 'What a browser signs to sign in with a passkey',
    access: 'public',
    answerStatus: 200,
    answer: browserOptions,
  }),
  signInWithPasskey: route({
    method: 'POST',
    path: '/session/passkey',
    summary: 'Sign in with a passkey: it says who, and is both factors',
    access: 'public',
    body: z.strictObject({ credential: passkeyCredential }),
    answerStatus: 201,
    answer: session,
  }),
  challengeToProve: route({
    method: 'POST',
    path: '/session/proof/passkey-challenges',
    summary: 'What a browser signs for a step-up by passkey',
    access: 'signed_in',
    answerStatus: 200,
    answer: browserOptions,
  }),
  proveAgain: route({
    method: 'POST',
    path: '/session/proof',
    summary: 'Show once more who you are (step-up): good for ten minutes, under a new session token',
    access: 'signed_in',
    body: z.discriminatedUnion('method', [
      z.strictObject({ method: z.literal('password'), password: z.string().min(1).max(passwordLengthMax) }),
      z.strictObject({ method: z.literal('totp'), code: totpCode }),
      z.strictObject({ method: z.literal('passkey'), credential: passkeyCredential }),
    ]),
    answerStatus: 200,
    answer: session,
  }),
  signOut: route({
    method: 'DELETE',
    path: '/session',
    summary: 'Sign out',
    access: 'signed_in',
    answerStatus: 200,
    answer: z.object({
      providerUrl: z
        .string()
        .nullable()
        .meta({ description: 'Where the browser goes to sign out at the provider as well; null: nowhere' }),
    }),
  }),
  inspectSetupLink: route({
    method: 'POST',
    path: '/setup-links/inspection',
    summary: 'What a one-time link is for',
    access: 'public',
    body: z.strictObject({ token: z.string().max(200) }),
    answerStatus: 200,
    answer: setupLink,
  }),
  redeemSetupLink: route({
    method: 'POST',
    path: '/setup-links/redemption',
    summary: 'Use a one-time link: set a password and be signed in',
    access: 'public',
    body: z.strictObject({
      token: z.string().max(200),
      password: newPassword,
      // The first run's link is nobody's yet.
      email: emailAddress.optional(),
      name: text(100).optional(),
      ...secondFactor,
    }),
    answerStatus: 201,
    answer: session,
  }),
} as const;
