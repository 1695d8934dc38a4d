import type { Context } from '../../operations/context.ts';
import { inspectSetupLink, waysToJoin } from '../../operations/people/inspect-setup-link.ts';
import { redeemSetupLink } from '../../operations/people/redeem-setup-link.ts';
import { Secret } from '../../secrets/secret.ts';
import type { Handlers } from '../call.ts';
import { answerOpened, secondFactorOf, signInPlace } from './session.ts';

type Routes = 'inspectSetupLink' | 'redeemSetupLink';

export function setupLinkHandlers(context: Context): Handlers<Routes> {
  return {
    inspectSetupLink: async ({ body }) => {
      const link = await inspectSetupLink(context, Secret.of(body.token));
      const { kind, organizationName, email, name } = link;
      const hasPassword = link.passwordHash !== null;
      const signInWays = await waysToJoin(context, link);
      return { kind, organizationName, email, name, hasPassword, signInWays };
    },
    redeemSetupLink: async (call) => {
      const { email, name } = call.body;
      const secrets = { token: Secret.of(call.body.token), password: Secret.of(call.body.password) };
      const [place, secondFactor] = [signInPlace(context, call), secondFactorOf(call.body)];
      const opened = await redeemSetupLink(context, { ...secrets, secondFactor, email, name, place });
      return answerOpened(context, call, opened);
    },
  };
}
