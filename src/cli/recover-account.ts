import { emailAddress } from '../contract/text.ts';
import { Refusal } from '../core/refusal.ts';
import { recoverAccount as recover } from '../operations/account/recover-account.ts';
import type { OpenContext } from './open-context.ts';
import { UsageError } from './usage-error.ts';

/** Who is not found, and what the link does beside setting a password, in words. */
const words = {
  operator: {
    nobody: 'No person of the operator has',
    does: ' and makes it an active operator administrator',
  },
  person: { nobody: 'Nobody has', does: '' },
} as const;

/** Prints the one-time link by which somebody gets back in. */
export async function recoverAccount(
  openContext: OpenContext,
  given: string,
  as: 'operator' | 'person',
): Promise<void> {
  const email = emailAddress.safeParse(given);
  if (!email.success) throw new UsageError('--email is not an e-mail address.');
  const { nobody, does } = words[as];
  const { url } = await openContext((context) =>
    recover(context, { email: email.data, as }).catch((error) => {
      if (!(error instanceof Refusal) || error.code !== 'not_found') throw error;
      throw new UsageError(`${nobody} the address ${email.data}. Nothing was changed.`);
    }),
  );
  process.stdout.write(
    `One-time link for ${email.data}, good for 30 minutes:\n  ${url}\n` +
      `It sets a new password, takes the authenticator app and the passkeys of the account away${does}. ` +
      'It is on record.\n',
  );
}
