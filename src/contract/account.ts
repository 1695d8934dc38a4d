import { z } from 'zod';
import { proofMethods } from '../core/fresh-proof.ts';
import { mailLanguages } from '../core/mail-facts.ts';
import { browserOptions, newPasskeyCredential } from './passkeys.ts';
import { route } from './route.ts';
import { newPassword, session, totpCode } from './session.ts';
import { instant, listOf, text } from './text.ts';

const passkeyName = text(60);

const passkey = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
});

const identity = z.object({
  id: z.string(),
  providerName: z.string(),
  isProviderInUse: z.boolean().meta({ description: 'False: the organization uses the provider no more' }),
  organizationName: z.string().meta({ description: 'Whose provider it is' }),
  email: z.string().nullable().meta({ description: 'What the provider told last; null: nothing' }),
  createdAt: instant.meta({ description: 'Since when it is linked' }),
  lastUsedAt: instant,
});

/** How the signed-in person signs in. Nothing in it is secret. */
export const account = z.object({
  name: z.string(),
  email: z.string(),
  language: z.enum(mailLanguages).meta({ description: 'Of mails to this person' }),
  hasPassword: z.boolean(),
  totp: z
    .object({ confirmedAt: instant, recoveryCodesLeft: z.number() })
    .nullable()
    .meta({ description: 'Null: no authenticator app is set up' }),
  passkeys: z.array(passkey),
  identities: z
    .array(identity)
    .meta({ description: 'Accounts at providers; signed in by one, those of its organization' }),
});

const ownSession = z.object({
  id: z.string(),
  isThis: z.boolean().meta({ description: 'The one that asks' }),
  browser: z.string().nullable(),
  system: z.string().nullable(),
  address: z.string(),
  provedBy: z.enum(proofMethods).meta({ description: 'By what the person last showed who they are' }),
  createdAt: instant,
  lastSeenAt: instant,
  endsAt: instant.meta({ description: 'If it is not used until then' }),
  expiresAt: instant.meta({ description: 'Whatever happens' }),
});

const recoveryCodes = z.object({
  recoveryCodes: z.array(z.string()).meta({ description: 'Shown this once; each is good for one sign-in' }),
});

/** A new factor was shown when it was made, and a renewed session has a new token. */
const renewedSession = session.meta({ description: 'As it goes on: with two factors, under a new token' });

const byId = z.object({ id: z.string().max(60) });

export const accountRoutes = {
  getAccount: route({
    method: 'GET',
    path: '/account',
    summary: 'Your own account: how you sign in',
    access: 'signed_in',
    answerStatus: 200,
    answer: account,
  }),
  changeAccount: route({
    method: 'PATCH',
    path: '/account',
    summary: 'Change your name or the language you are written to in',
    access: 'signed_in',
    body: z.strictObject({ name: text(100).optional(), language: z.enum(mailLanguages).optional() }),
    answerStatus: 200,
    answer: account,
  }),
  changePassword: route({
    method: 'PUT',
    path: '/account/password',
    summary: 'Set another password (fresh proof); ends your other sessions',
    access: 'signed_in',
    body: z.strictObject({ password: newPassword }),
    answerStatus: 204,
  }),
  challengeToRegister: route({
    method: 'POST',
    path: '/account/passkey-challenges',
    summary: 'What a browser makes a passkey from (fresh proof)',
    access: 'signed_in',
    answerStatus: 200,
    answer: browserOptions,
  }),
  addPasskey: route({
    method: 'POST',
    path: '/account/passkeys',
    summary: 'Keep the passkey a browser has made (fresh proof)',
    access: 'signed_in',
    body: z.strictObject({ name: passkeyName, credential: newPasskeyCredential }),
    answerStatus: 201,
    answer: passkey.extend({ session: renewedSession }),
  }),
  renamePasskey: route({
    method: 'PATCH',
    path: '/account/passkeys/:id',
    summary: 'Call a passkey something else',
    access: 'signed_in',
    params: byId,
    body: z.strictObject({ name: passkeyName }),
    answerStatus: 204,
  }),
  removePasskey: route({
    method: 'DELETE',
    path: '/account/passkeys/:id',
    summary: 'Remove a passkey (fresh proof)',
    access: 'signed_in',
    params: byId,
    answerStatus: 204,
  }),
  unlinkIdentity: route({
    method: 'DELETE',
    path: '/account/identities/:id',
    summary: 'Unlink an account at a provider (fresh proof); ends the sessions it opened',
    access: 'signed_in',
    params: byId,
    answerStatus: 204,
  }),
  offerTotp: route({
    method: 'POST',
    path: '/account/totp',
    summary: 'A new secret for an authenticator app (fresh proof); shown once, counts once confirmed',
    access: 'signed_in',
    answerStatus: 200,
    answer: z.object({ secret: z.string(), uri: z.string().meta({ description: 'For a QR code' }) }),
  }),
  confirmTotp: route({
    method: 'POST',
    path: '/account/totp/confirmation',
    summary: 'Take the authenticator app up by a code of it (fresh proof); gives ten recovery codes',
    access: 'signed_in',
    body: z.strictObject({ code: totpCode }),
    answerStatus: 200,
    answer: recoveryCodes.extend({ session: renewedSession }),
  }),
  removeTotp: route({
    method: 'DELETE',
    path: '/account/totp',
    summary: 'Take the authenticator app off (fresh proof)',
    access: 'signed_in',
    answerStatus: 204,
  }),
  renewRecoveryCodes: route({
    method: 'POST',
    path: '/account/recovery-codes',
    summary: 'Ten new recovery codes (fresh proof); the earlier ones end',
    access: 'signed_in',
    answerStatus: 200,
    answer: recoveryCodes,
  }),
  listOwnSessions: route({
    method: 'GET',
    path: '/account/sessions',
    summary: 'Where you are signed in, the last used first',
    access: 'signed_in',
    answerStatus: 200,
    answer: listOf(ownSession),
  }),
  endOwnSession: route({
    method: 'DELETE',
    path: '/account/sessions/:id',
    summary: 'End one of your sessions at once',
    access: 'signed_in',
    params: byId,
    answerStatus: 204,
  }),
  endOtherSessions: route({
    method: 'DELETE',
    path: '/account/sessions',
    summary: 'End all of your sessions but this one',
    access: 'signed_in',
    answerStatus: 204,
  }),
} as const;
