import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../core/refusal.ts';
import type { Context } from '../../operations/context.ts';
import { getSession } from '../../operations/get-session.ts';
import type { OpenedSession } from '../../operations/open-session.ts';
import { signIn } from '../../operations/sign-in.ts';
import { signOut } from '../../operations/sign-out.ts';
import { Secret } from '../../secrets/secret.ts';
import { csrfTokenOf } from '../../secrets/session-token.ts';
import type { Call, Handlers } from '../call.ts';
import { sessionCookie } from '../session-cookie.ts';

type Routes = 'getSession' | 'signIn' | 'signOut';

export function sessionHandlers(context: Context): Handlers<Routes> {
  const cookie = sessionCookie(context.baseUrl);
  const tokenOf = (request: FastifyRequest) => cookie.read(request.headers.cookie);

  return {
    getSession: async ({ principal, request }) => {
      const token = tokenOf(request);
      // A program's token is signed in, but has no session.
      if (principal.kind !== 'user' || token === null) throw new Refusal('not_found');
      return { ...(await getSession(context, principal.id)), csrfToken: csrfTokenOf(token) };
    },
    signIn: async (call) => {
      const { body, address, request } = call;
      const password = Secret.of(body.password);
      const previousToken = tokenOf(request);
      const opened = await signIn(context, { email: body.email, password, address, previousToken });
      return answerOpened(context, call, opened);
    },
    signOut: async ({ principal, request, reply }) => {
      await signOut(context, principal, tokenOf(request));
      reply.header('Set-Cookie', cookie.clear());
    },
  };
}

/** What signing in answers, by whatever way: the session, and its token in the cookie only. */
export async function answerOpened(
  context: Context,
  { reply }: Pick<Call<never>, 'reply'>,
  { userId, token, csrfToken }: OpenedSession,
) {
  reply.header('Set-Cookie', sessionCookie(context.baseUrl).set(token));
  return { ...(await getSession(context, userId)), csrfToken };
}
