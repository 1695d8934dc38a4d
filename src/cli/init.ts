import { passwordLengthMax, passwordLengthMin } from '../contract/session.ts';
import { emailAddress, text } from '../contract/text.ts';
import { Refusal } from '../core/refusal.ts';
import { initOperator } from '../operations/operator/init-operator.ts';
import { Secret } from '../secrets/secret.ts';
import type { OpenContext } from './open-context.ts';
import type { InitOptions } from './program.ts';
import { readTyped } from './read-typed.ts';
import { UsageError } from './usage-error.ts';

/** Makes the first operator. With `--json`, stdout gets exactly one line; all else goes to stderr. */
export async function init(openContext: OpenContext, options: InitOptions): Promise<void> {
  const email = checkedEmail(options.operatorEmail);
  const name = checkedName(options.operatorName ?? email);
  const password = options.operatorPasswordStdin ? await readPassword(process.stdin) : undefined;
  const made = await openContext((context) =>
    initOperator(context, { email, name, password }).catch((error) => {
      if (!(error instanceof Refusal) || error.code !== 'already_exists') throw error;
      throw new UsageError('There is an operator already. Nothing was changed.');
    }),
  );
  if (options.json) {
    process.stdout.write(`${JSON.stringify(made)}\n`);
    return;
  }
  process.stdout.write(
    `The operator ${email} is made.\n` +
      `One-time link to set a password and sign in, good for 7 days:\n  ${made.setupUrl}\n` +
      `API token of the operator, shown this once:\n  ${made.operatorToken}\n`,
  );
}

function checkedEmail(given: string): string {
  const email = emailAddress.safeParse(given);
  if (!email.success) throw new UsageError('--operator-email is not an e-mail address.');
  return email.data;
}

function checkedName(given: string): string {
  const name = text(254).safeParse(given);
  if (!name.success)
    throw new UsageError('--operator-name must be 1 to 254 characters without control characters.');
  return name.data;
}

async function readPassword(input: NodeJS.ReadableStream): Promise<Secret> {
  const password = await readTyped(input);
  if (password.length < passwordLengthMin || password.length > passwordLengthMax) {
    throw new UsageError(`The password must have ${passwordLengthMin} to ${passwordLengthMax} characters.`);
  }
  return Secret.of(password);
}
