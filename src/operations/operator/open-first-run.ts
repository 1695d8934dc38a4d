import { newOneTimeToken } from '../../secrets/one-time-token.ts';
import { findOperatorId } from '../../storage/organizations.ts';
import { endFirstRunLinks, insertSetupLink } from '../../storage/setup-links.ts';
import type { Context } from '../context.ts';
import { setupUrl } from '../people/setup-url.ts';

/** It is good until it is used, or until the next start prints another. */
const neverAt = new Date('9999-12-31T00:00:00Z');

/**
 * Where there is no operator yet, makes a one-time link by which whoever reads the server's output becomes
 * it; links printed before end. Null where there is an operator.
 */
export async function openFirstRun(context: Context): Promise<string | null> {
  const { token, hash } = newOneTimeToken();
  const at = context.clock.now();
  const isOpened = await context.db.forOperator().transaction(async (tx) => {
    if (await findOperatorId(tx)) return false;
    await endFirstRunLinks(tx, at);
    await insertSetupLink(tx, { kind: 'first_run', tokenHash: hash, createdAt: at, expiresAt: neverAt });
    return true;
  });
  return isOpened ? setupUrl(context.baseUrl, token) : null;
}
