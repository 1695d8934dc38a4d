import type { Actor } from '../../core/actor.ts';
import type { OrganizationId, UserId } from '../../core/ids.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import type { OperatorTx } from '../../storage/tx.ts';

/** Everything a person does about their own sign-in, by the names of the record. */
export type PersonsAction =
  | 'user.signed_in'
  | 'user.sign_in_failed'
  | 'user.signed_out'
  | 'user.proved_again'
  | 'user.sessions_ended'
  | 'user.profile_changed'
  | 'user.password_changed'
  | 'user.password_reset_asked'
  | 'user.password_reset'
  | 'user.passkey_added'
  | 'user.passkey_renamed'
  | 'user.passkey_removed'
  | 'user.identity_unlinked'
  | 'user.totp_on'
  | 'user.totp_off'
  | 'user.recovery_codes_renewed'
  | 'user.recovery_code_used'
  | 'user.recovered';

interface PersonsAct {
  actor: Actor;
  action: PersonsAction;
  userId: UserId;
  memberships: readonly { organizationId: OrganizationId }[];
  detail: Record<string, unknown>;
}

/** Records what a person did about their own sign-in, in the record of every organization they may act in. */
export async function auditPerson(tx: OperatorTx, act: PersonsAct, at: Date): Promise<void> {
  // In one order, so that two people's records do not wait for each other crosswise.
  const organizationIds = act.memberships.map(({ organizationId }) => organizationId).sort();
  const { actor, action, userId, detail } = act;
  for (const id of organizationIds) {
    const subject = { kind: 'user', id: userId };
    await appendAudit(tx.forOrganization(id), { actor, action, subject, detail }, at);
  }
}
