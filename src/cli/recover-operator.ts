import { emailAddress } from '../contract/text.ts';
import { Refusal } from '../core/refusal.ts';
import { recoverOperator as recover } from '../operations/recover-operator.ts';
import type { OpenContext } from './open-context.ts';
import { UsageError } from './usage-error.ts';

/** Prints the one-time link by which a person of the operator gets back in. */
export async function recoverOperator(openContext: OpenContext, given: string): Promise<void> {
  const email = emailAddress.safeParse(given);
  if (!email.success) throw new UsageError('--email is not an e-mail address.');
  const { url } = await openContext((context) =>
    recover(context, email.data).catch((error) => {
      if (!(error instanceof Refusal) || error.code !== 'not_found') throw error;
      throw new UsageError(`No person of the operator has the address ${email.data}. Nothing was changed.`);
    }),
  );
  process.stdout.write(
    `One-time link for ${email.data}, good for 30 minutes:\n  ${url}\n` +
      'It sets a new password, takes the authenticator app and the passkeys of the account away and makes it ' +
      'an active operator administrator. It is on record.\n',
  );
}
