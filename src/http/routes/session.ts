import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../core/refusal.ts';
import type { Context } from '../../operations/context.ts';
import { getSession } from '../../operations/get-session.ts';
import type { OpenedSession, SignInPlace } from '../../operations/open-session.ts';
import { proveAgain } from '../../operations/prove-again.ts';
import { signIn } from '../../operations/sign-in.ts';
import { signOut } from '../../operations/sign-out.ts';
import { Secret } from '../../secrets/secret.ts';
import { csrfTokenOf } from '../../secrets/session-token.ts';
import type { Call, Handlers } from '../call.ts';
import { sessionCookie } from '../session-cookie.ts';

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
      const input = { email: body.email, password, previousToken, ...signInPlace(call) };
      return answerOpened(context, call, await signIn(context, input));
    },
    proveAgain: async (call) => {
      const { body, address, principal } = call;
      const proof = { method: body.method, password: Secret.of(body.password) };
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
export function signInPlace({ address, request }: Pick<Call<never>, 'address' | 'request'>): SignInPlace {
  return { address, userAgent: request.headers['user-agent']?.slice(0, userAgentMax) ?? null };
}

/** What signing in answers, by whatever way: the session, and its token in the cookie only. */
export async function answerOpened(
  context: Context,
  { reply }: Pick<Call<never>, 'reply'>,
  opened: OpenedSession,
) {
  reply.header('Set-Cookie', sessionCookie(context.baseUrl).set(opened.token));
  return { ...(await getSession(context, opened)), csrfToken: opened.csrfToken };
}
