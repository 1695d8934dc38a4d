import { requireOneself } from '../../core/fresh-proof.ts';
import type { MailLanguage } from '../../core/mail-facts.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { findPerson } from '../../storage/before-tenant/people.ts';
import { findMailedPerson } from '../../storage/mail-recipients.ts';
import { listPasskeys, type Passkey } from '../../storage/passkeys.ts';
import { countRecoveryCodesLeft } from '../../storage/recovery-codes.ts';
import { findSessionStrength } from '../../storage/sessions.ts';
import { findTotpSecret } from '../../storage/totp-secrets.ts';
import { type LinkedIdentity, listLinkedIdentities } from '../../storage/user-identities.ts';
import type { Context } from '../context.ts';
import { languageOf } from '../news/queue-mails.ts';
import { isInReach } from './own-sign-in.ts';

export interface Account {
  name: string;
  email: string;
  /** Of mails to the person. */
  language: MailLanguage;
  hasPassword: boolean;
  totp: { confirmedAt: Date; recoveryCodesLeft: number } | null;
  passkeys: Passkey[];
  /** At providers; in a session of one only those of its organization. */
  identities: LinkedIdentity[];
}

/** The signed-in person's own account: how they sign in. Refuses `not_found` to tokens. */
export async function getAccount(context: Context, principal: Principal): Promise<Account> {
  const { id: userId, sessionId } = requireOneself(principal, { isSensitive: false });
  const person = await context.db.beforeTenant((tx) => findPerson(tx, userId));
  if (!person) throw new Refusal('not_signed_in');
  return context.db.forOperator().read(async (tx) => {
    const mailed = await findMailedPerson(tx, userId);
    const totp = await findTotpSecret(tx, userId);
    const providerOf = (await findSessionStrength(tx, sessionId))?.providerOf ?? null;
    const identities = await listLinkedIdentities(tx, userId);
    return {
      name: person.name,
      email: person.email,
      language: languageOf(mailed?.language ?? null),
      hasPassword: person.passwordHash !== null,
      totp: totp?.confirmedAt
        ? { confirmedAt: totp.confirmedAt, recoveryCodesLeft: await countRecoveryCodesLeft(tx, userId) }
        : null,
      passkeys: await listPasskeys(tx, userId),
      identities: identities.filter((one) => isInReach(one, providerOf)),
    };
  });
}
