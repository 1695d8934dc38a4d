import { systemActor } from '../../core/actor.ts';
import type { Person } from '../../storage/before-tenant/people.ts';
import { auditPerson } from '../account/audit-person.ts';
import type { Context } from '../context.ts';

/** Puts on record that somebody tried to be this person, from where, and what was wrong. */
export async function auditSignInFailure(
  context: Context,
  person: Pick<Person, 'id' | 'memberships'>,
  address: string,
  wrong: 'password' | 'code' | 'passkey',
): Promise<void> {
  const { id: userId, memberships } = person;
  const failure = { actor: systemActor, action: 'user.sign_in_failed' as const, userId, memberships };
  const at = context.clock.now();
  await context.db
    .forOperator()
    .transaction((tx) => auditPerson(tx, { ...failure, detail: { address, wrong } }, at));
}
