import { deviceOf } from '../../core/device-of.ts';
import { changeAccount } from '../../operations/account/change-account.ts';
import { changePassword } from '../../operations/account/change-password.ts';
import { removeTotp, renewRecoveryCodes } from '../../operations/account/change-totp.ts';
import { type Account, getAccount } from '../../operations/account/get-account.ts';
import { endOtherSessions, endOwnSession, listOwnSessions } from '../../operations/account/own-sessions.ts';
import { confirmTotp, offerTotp } from '../../operations/account/set-up-totp.ts';
import { unlinkIdentity } from '../../operations/account/unlink-identity.ts';
import type { Context } from '../../operations/context.ts';
import { Secret } from '../../secrets/secret.ts';
import type { Handlers } from '../call.ts';
import { pathId } from '../path-id.ts';
import { answerOpened, signInPlace } from './session.ts';

type Routes =
  | 'getAccount'
  | 'changeAccount'
  | 'changePassword'
  | 'unlinkIdentity'
  | 'offerTotp'
  | 'confirmTotp'
  | 'removeTotp'
  | 'renewRecoveryCodes'
  | 'listOwnSessions'
  | 'endOwnSession'
  | 'endOtherSessions';

export function accountHandlers(context: Context): Handlers<Routes> {
  return {
    getAccount: async ({ principal }) => answerOf(await getAccount(context, principal)),
    changeAccount: async ({ principal, body }) => answerOf(await changeAccount(context, principal, body)),
    changePassword: (call) => {
      const changed = { password: Secret.of(call.body.password), place: signInPlace(context, call) };
      return changePassword(context, call.principal, changed);
    },
    unlinkIdentity: (call) => {
      const id = pathId('userIdentity', call.params.id);
      return unlinkIdentity(context, call.principal, { id, place: signInPlace(context, call) });
    },
    offerTotp: ({ principal }) => offerTotp(context, principal),
    confirmTotp: async (call) => {
      const shown = { code: Secret.of(call.body.code), place: signInPlace(context, call) };
      const { recoveryCodes, opened } = await confirmTotp(context, call.principal, shown);
      return { recoveryCodes, session: await answerOpened(context, call, opened) };
    },
    removeTotp: (call) => removeTotp(context, call.principal, signInPlace(context, call)),
    renewRecoveryCodes: (call) => renewRecoveryCodes(context, call.principal, signInPlace(context, call)),
    listOwnSessions: async ({ principal }) => {
      const sessions = await listOwnSessions(context, principal);
      const items = sessions.map(({ userAgent, ...session }) => ({
        ...session,
        ...deviceOf(userAgent),
        createdAt: session.createdAt.toISOString(),
        lastSeenAt: session.lastSeenAt.toISOString(),
        endsAt: session.endsAt.toISOString(),
        expiresAt: session.expiresAt.toISOString(),
      }));
      return { items, nextCursor: null };
    },
    endOwnSession: ({ principal, params }) => endOwnSession(context, principal, pathId('session', params.id)),
    endOtherSessions: ({ principal }) => endOtherSessions(context, principal),
  };
}

function answerOf({ totp, passkeys, identities, ...account }: Account) {
  return {
    ...account,
    totp: totp && { ...totp, confirmedAt: totp.confirmedAt.toISOString() },
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    identities: identities.map(
      ({ id, providerName, isProviderInUse, organizationName, email, ...times }) => ({
        id,
        providerName,
        isProviderInUse,
        organizationName,
        email,
        createdAt: times.createdAt.toISOString(),
        lastUsedAt: times.lastUsedAt.toISOString(),
      }),
    ),
  };
}
