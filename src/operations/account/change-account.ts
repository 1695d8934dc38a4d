import { actorOf } from '../../core/actor.ts';
import { requireOneself } from '../../core/fresh-proof.ts';
import type { MailLanguage } from '../../core/mail-facts.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { findPerson } from '../../storage/before-tenant/people.ts';
import { setUserLanguage } from '../../storage/notification-choices.ts';
import { setUserName } from '../../storage/users.ts';
import type { Context } from '../context.ts';
import { auditPerson } from './audit-person.ts';
import { type Account, getAccount } from './get-account.ts';

/**
 * Changes the signed-in person's name or the language they are written to in, on record wherever they belong:
 * also where the session does not reach. Refuses `not_found`.
 */
export async function changeAccount(
  context: Context,
  principal: Principal,
  { name, language }: { name?: string | undefined; language?: MailLanguage | undefined },
): Promise<Account> {
  const { id: userId } = requireOneself(principal, { isSensitive: false });
  const person = await context.db.beforeTenant((tx) => findPerson(tx, userId));
  if (!person) throw new Refusal('not_signed_in');
  const { memberships } = person;
  const at = context.clock.now();
  await context.db.forOperator().transaction(async (tx) => {
    if (name !== undefined) await setUserName(tx, userId, name);
    if (language !== undefined) await setUserLanguage(tx, userId, language);
    const detail = { ...(name !== undefined && { name }), ...(language !== undefined && { language }) };
    const act = { actor: actorOf(principal), action: 'user.profile_changed' as const, userId, memberships };
    if (Object.keys(detail).length > 0) await auditPerson(tx, { ...act, detail }, at);
  });
  return getAccount(context, principal);
}
