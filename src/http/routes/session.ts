import type { FastifyRequest } from 'fastify';
import type { routes } from '../../contract/routes.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Context } from '../../operations/context.ts';
import { getSession } from '../../operations/sign-in/get-session.ts';
import type { OpenedSession, SignInPlace } from '../../operations/sign-in/open-session.ts';
import { type Proof, proveAgain } from '../../operations/sign-in/prove-again.ts';
import { signIn } from '../../operations/sign-in/sign-in.ts';
import { signOut } from '../../operations/sign-in/sign-out.ts';
import { Secret } from '../../secrets/secret.ts';
import { csrfTokenOf } from '../../secrets/session-token.ts';
import type { Call, Handlers } from '../call.ts';
import { type RelyingParty, relyingPartyOf } from '../relying-party.ts';
import { deviceCookie, sessionCookie } from '../session-cookie.ts';

type Routes = 'getSession' | 'signIn' | 'proveAgain' | 'signOut';

export function sessionHandlers(context: Context): Handlers<Routes> {
  const cookie = sessionCookie(context.baseUrl);
  const tokenOf = (request: FastifyRequest) => cookie.read(request.headers.cookie);

  return {
    getSession: async ({ principal, request }) => {
      const token = tokenOf(request);
      // A program's token is signed in, but has no session.
      if (principal.kind !== 'user' || token === null) throw new Refusal('not_found');
      const whose = { id: principal.sessionId };
      return { ...(await getSession(context, whose)), csrfToken: csrfTokenOf(token) };
    },
    signIn: async (call) => {
      const { body, request } = call;
      const password = Secret.of(body.password);
      const previousToken = tokenOf(request);
      const place = signInPlace(context, call);
      const secondFactor = secondFactorOf(body);
      const input = { email: body.email, password, secondFactor, previousToken, place };
      return answerOpened(context, call, await signIn(context, input));
    },
    proveAgain: async (call) => {
      const { body, address, principal, request } = call;
      const proof = proofOf(body, relyingPartyOf(request, context.baseUrl));
      return answerOpened(context, call, await proveAgain(context, principal, { proof, address }));
    },
    signOut: async ({ principal, request, reply }) => {
      const providerUrl = await signOut(context, principal, tokenOf(request));
      reply.header('Set-Cookie', cookie.clear());
      return { providerUrl };
    },
  };
}

/** A browser may call itself anything; what is longer than any real one is cut. */
const userAgentMax = 300;

/** Where a person signs in from, as the network and their browser tell. */
export function signInPlace(
  { baseUrl }: Context,
  { address, language, request }: Pick<Call<never>, 'address' | 'language' | 'request'>,
): SignInPlace {
  const userAgent = request.headers['user-agent']?.slice(0, userAgentMax) ?? null;
  const deviceToken = deviceCookie(baseUrl).read(request.headers.cookie);
  return { address, userAgent, deviceToken, language };
}

/** The code beside a password, wrapped where it arrives. */
export function secondFactorOf(body: { code?: string | undefined; recoveryCode?: string | undefined }) {
  const wrapped = (text: string | undefined) => (text === undefined ? null : Secret.of(text));
  return { code: wrapped(body.code), recoveryCode: wrapped(body.recoveryCode) };
}

function proofOf(body: Call<(typeof routes)['proveAgain']>['body'], relyingParty: RelyingParty): Proof {
  switch (body.method) {
    case 'password':
      return { method: body.method, password: Secret.of(body.password) };
    case 'totp':
      return { method: body.method, code: Secret.of(body.code) };
    case 'passkey':
      return { method: body.method, credential: body.credential, relyingParty };
  }
}

/** What signing in answers, by whatever way: the session, and its token in the cookie only. */
export async function answerOpened(
  context: Context,
  { reply }: Pick<Call<never>, 'reply'>,
  opened: OpenedSession,
) {
  reply.header('Set-Cookie', openedCookies(context.baseUrl, opened));
  return { ...(await getSession(context, opened)), csrfToken: opened.csrfToken };
}

/** The cookies of a session just opened: its own, and the browser's where it had none. */
export function openedCookies(baseUrl: string, { token, newDeviceToken }: OpenedSession): string[] {
  const session = sessionCookie(baseUrl).set(token);
  return newDeviceToken === null ? [session] : [session, deviceCookie(baseUrl).set(newDeviceToken)];
}
