import { type Actor, systemActor } from '../../core/actor.ts';
import type { OrganizationId, UserId } from '../../core/ids.ts';
import { Refusal } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';

import { newId } from '../../storage/new-id.ts';
import { insertOperatorSettings } from '../../storage/operator-settings.ts';
import { insertOrganization } from '../../storage/organizations.ts';
import type { OperatorTx } from '../../storage/tx.ts';
import { insertMembership, insertUser } from '../../storage/users.ts';

export interface FirstOperator {
  email: string;
  name: string;
  /** Null: the person sets a password by a one-time link, and is only invited until then. */
  passwordHash: string | null;
}

/** What holds until the operator decides otherwise: product rule P4 and sections 5 and 6. */
const firstSettings = {
  pinNotSet: 'refuse',
  projectThreshold: 200,
  silence: 'escalate_then_reject',
} as const;

/**
 * Makes the operator and its first person, in the caller's transaction. An installation has one operator: the
 * database refuses a second, also one made at the same moment, and then this refuses `already_exists`.
 */
export async function createOperator(
  tx: OperatorTx,
  first: FirstOperator,
  at: Date,
): Promise<{ operatorId: OrganizationId; userId: UserId }> {
  const operatorId = newId('organization', at);
  const userId = newId('user', at);
  const { email, name, passwordHash } = first;
  const isFirst = await insertOrganization(tx, {
    id: operatorId,
    kind: 'operator',
    name: 'Operator',
    country: 'US',
    timeZone: 'America/New_York',
    createdAt: at,
  });
  if (!isFirst) throw new Refusal('already_exists', { params: { what: 'operator' } });
  const own = tx.forOrganization(operatorId);
  await insertOperatorSettings(own, { ...firstSettings, changedAt: at });
  await insertUser(tx, { id: userId, email, name, passwordHash, createdAt: at });
  const status = passwordHash === null ? 'invited' : 'active';
  await insertMembership(own, { userId, role: 'operator_admin', status, createdAt: at });
  const actor: Actor = passwordHash === null ? systemActor : { kind: 'user', id: userId, name };
  const subject = { kind: 'organization', id: operatorId };
  await appendAudit(
    own,
    { actor, action: 'operator.initialized', subject, detail: { firstUser: userId } },
    at,
  );
  return { operatorId, userId };
}
