import { permittedActions } from '../core/access.ts';
import type { ProofMethod } from '../core/fresh-proof.ts';
import type { SessionId, UserId } from '../core/ids.ts';
import type { Action } from '../core/permissions.ts';
import { Refusal } from '../core/refusal.ts';
import { findPerson, type MembershipPlace } from '../storage/before-tenant.ts';
import type { Context } from './context.ts';

export interface SessionFacts {
  user: { id: UserId; name: string; email: string };
  memberships: (MembershipPlace & { permissions: Action[] })[];
  /** By what this person can show once more who they are. */
  proofMethods: ProofMethod[];
}

const unproved = { kind: 'user', isFreshlyProved: false } as const;

/** Who a signed-in person is, where they may act and what they may do there. */
export async function getSession(
  context: Context,
  { userId, id: sessionId }: { userId: UserId; id: SessionId },
): Promise<SessionFacts> {
  const person = await context.db.beforeTenant((tx) => findPerson(tx, userId));
  if (!person) throw new Refusal('not_signed_in');
  const { id, name, email, memberships } = person;
  return {
    user: { id, name, email },
    memberships: memberships.map((membership) => ({
      ...membership,
      // Of this membership alone: what an operator may do everywhere is said once, in the operator's own row.
      permissions: permittedActions(
        { ...unproved, id, name, memberships: [membership], sessionId },
        membership.organizationId,
      ),
    })),
    proofMethods: person.passwordHash === null ? [] : ['password'],
  };
}
