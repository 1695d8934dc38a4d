import { addPasskey, challengeToRegister } from '../../operations/account/add-passkey.ts';
import { removePasskey, renamePasskey } from '../../operations/account/change-passkeys.ts';
import type { Context } from '../../operations/context.ts';
import { challengeToProve, challengeToSignIn } from '../../operations/sign-in/challenge-passkey.ts';
import { signInWithPasskey } from '../../operations/sign-in/sign-in-with-passkey.ts';
import type { Handlers } from '../call.ts';
import { pathId } from '../path-id.ts';
import { relyingPartyOf } from '../relying-party.ts';
import { sessionCookie } from '../session-cookie.ts';
import { answerOpened, signInPlace } from './session.ts';

type Routes =
  | 'challengeToSignIn'
  | 'signInWithPasskey'
  | 'challengeToProve'
  | 'challengeToRegister'
  | 'addPasskey'
  | 'renamePasskey'
  | 'removePasskey';

export function passkeyHandlers(context: Context): Handlers<Routes> {
  const { baseUrl } = context;
  const asJson = (options: object) => ({ options: { ...options } });

  return {
    challengeToSignIn: async ({ request }) =>
      asJson(await challengeToSignIn(context, relyingPartyOf(request, baseUrl))),
    signInWithPasskey: async (call) => {
      const { body, request } = call;
      const relyingParty = relyingPartyOf(request, baseUrl);
      const previousToken = sessionCookie(baseUrl).read(request.headers.cookie);
      const input = { ...body, relyingParty, previousToken, place: signInPlace(context, call) };
      return answerOpened(context, call, await signInWithPasskey(context, input));
    },
    challengeToProve: async ({ principal, request }) =>
      asJson(await challengeToProve(context, principal, relyingPartyOf(request, baseUrl))),
    challengeToRegister: async ({ principal, request }) =>
      asJson(await challengeToRegister(context, principal, relyingPartyOf(request, baseUrl))),
    addPasskey: async (call) => {
      const { principal, body, request } = call;
      const relyingParty = relyingPartyOf(request, baseUrl);
      const made = { ...body, relyingParty, place: signInPlace(context, call) };
      const { passkey, opened } = await addPasskey(context, principal, made);
      const { id, name, createdAt } = passkey;
      const session = await answerOpened(context, call, opened);
      return { id, name, createdAt: createdAt.toISOString(), lastUsedAt: null, session };
    },
    renamePasskey: ({ principal, params, body }) =>
      renamePasskey(context, principal, { id: pathId('passkey', params.id), name: body.name }),
    removePasskey: (call) => {
      const id = pathId('passkey', call.params.id);
      return removePasskey(context, call.principal, { id, place: signInPlace(context, call) });
    },
  };
}
