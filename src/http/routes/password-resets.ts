import { inspectPasswordLink, redeemPasswordLink } from '../../operations/account/redeem-password-link.ts';
import { requestPasswordReset } from '../../operations/account/request-password-reset.ts';
import type { Context } from '../../operations/context.ts';
import { Secret } from '../../secrets/secret.ts';
import type { Handlers } from '../call.ts';
import { signInPlace } from './session.ts';

type Routes = 'requestPasswordReset' | 'inspectPasswordLink' | 'redeemPasswordLink';

export function passwordResetHandlers(context: Context): Handlers<Routes> {
  return {
    requestPasswordReset: (call) =>
      requestPasswordReset(context, { email: call.body.email, place: signInPlace(context, call) }),
    inspectPasswordLink: async ({ body }) => {
      const { kind, email } = await inspectPasswordLink(context, Secret.of(body.token));
      return { kind, email };
    },
    redeemPasswordLink: (call) => {
      const { token, password } = call.body;
      const secrets = { token: Secret.of(token), password: Secret.of(password) };
      return redeemPasswordLink(context, { ...secrets, place: signInPlace(context, call) });
    },
  };
}
