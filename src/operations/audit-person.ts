import type { Actor } from '../core/actor.ts';
import type { OrganizationId, UserId } from '../core/ids.ts';
import { appendAudit } from '../storage/audit-entries.ts';
import type { OperatorTx } from '../storage/tx.ts';

interface PersonsAct {
  actor: Actor;
  action: 'user.signed_in' | 'user.sign_in_failed' | 'user.signed_out' | 'user.proved_again';
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
