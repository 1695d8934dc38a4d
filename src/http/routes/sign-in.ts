import type { Context } from '../../operations/context.ts';
import { beginProof, beginSignIn } from '../../operations/sign-in/begin-sign-in.ts';
import { findSignInWays } from '../../operations/sign-in/find-sign-in-ways.ts';
import { finishSignIn } from '../../operations/sign-in/finish-sign-in.ts';
import { Secret } from '../../secrets/secret.ts';
import { browserCookie } from '../browser-cookie.ts';
import type { Handlers } from '../call.ts';
import { pathId } from '../path-id.ts';
import { sessionCookie } from '../session-cookie.ts';
import { answerOpened, signInPlace } from './session.ts';

type Routes = 'findSignInWays' | 'beginSignIn' | 'finishSignIn' | 'beginProof';

/** Ways to a provider of accounts and back. */
export function signInHandlers(context: Context): Handlers<Routes> {
  const sessions = sessionCookie(context.baseUrl);
  const browsers = browserCookie(context.baseUrl);
  return {
    findSignInWays: async ({ body }) => ({ ways: await findSignInWays(context, body.email) }),
    beginSignIn: async ({ body, request, reply }) => {
      const { browser, setCookie } = browsers.keep(request.headers.cookie);
      const url = await beginSignIn(context, {
        organizationId: pathId('organization', body.organizationId),
        providerId: pathId('signInProvider', body.providerId),
        browser,
        email: body.email ?? null,
        returnTo: body.returnTo ?? null,
      });
      reply.header('Set-Cookie', setCookie);
      return { url };
    },
    finishSignIn: async (call) => {
      const { body, request } = call;
      const { purpose, opened, returnTo } = await finishSignIn(context, {
        organizationId: pathId('organization', body.organizationId),
        state: Secret.of(body.state),
        code: body.code === undefined ? null : Secret.of(body.code),
        error: body.error ?? null,
        answeredBy: body.iss ?? null,
        browser: browsers.read(request.headers.cookie),
        sessionToken: sessions.read(request.headers.cookie),
        place: signInPlace(context, call),
      });
      return { purpose, returnTo, session: opened && (await answerOpened(context, call, opened)) };
    },
    beginProof: async ({ principal, request, reply }) => {
      const { browser, setCookie } = browsers.keep(request.headers.cookie);
      const url = await beginProof(context, principal, { browser });
      reply.header('Set-Cookie', setCookie);
      return { url };
    },
  };
}
