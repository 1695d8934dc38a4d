import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import type { AnswerOf } from '../../api.ts';
import { ApiProblem } from '../../api-problem.ts';
import { useText } from '../use-text.ts';

type Asked = AnswerOf<'challengeToSignIn'>;

/** True where this browser, at this address, can have passkeys at all. */
export const hasPasskeys = browserSupportsWebAuthn;

/** The browser's own passkeys. What goes wrong with them is a problem in the person's words. */
export function usePasskeys() {
  const say = useText();
  async function inWords<Result>(run: () => Promise<Result>): Promise<Result> {
    try {
      return await run();
    } catch (error) {
      const isThere = error instanceof Error && error.name === 'InvalidStateError';
      const detail = say(isThere ? 'passkey.isThere' : 'passkey.stopped');
      throw new ApiProblem({ status: 400, code: 'passkey_stopped', detail }, { cause: error });
    }
  }
  return {
    /** Makes a passkey from what the server asked. */
    create: ({ options }: Asked) => {
      const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
      return inWords(() => startRegistration({ optionsJSON }));
    },
    /** Signs what the server asked with a passkey the person chooses. */
    sign: ({ options }: Asked) => {
      const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
      return inWords(() => startAuthentication({ optionsJSON }));
    },
  };
}
