import { permittedActions } from '../../core/access.ts';
import type { ProofMethod } from '../../core/fresh-proof.ts';
import type { SessionId, UserId } from '../../core/ids.ts';
import type { Action } from '../../core/permissions.ts';
import { Refusal } from '../../core/refusal.ts';
import { heldToPolicies, type SignInBar } from '../../core/sign-in-policy.ts';
import { findAccountMeans } from '../../storage/account-means.ts';
import {
  findPersonOfSession,
  type MembershipPlace,
  type PersonOfSession,
  type SignInWay,
} from '../../storage/before-tenant/people.ts';
import type { Context } from '../context.ts';
import { waysInto } from './ways-into.ts';

type MembershipFacts = MembershipPlace & {
  barredBy: SignInBar | null;
  permissions: Action[];
  /** The providers to sign in by, where only they let in. */
  signInWays: SignInWay[];
};

export interface SessionFacts {
  user: { id: UserId; name: string; email: string };
  memberships: MembershipFacts[];
  /** By what this person can show once more who they are. */
  proofMethods: ProofMethod[];
  /** The organization's provider this session was opened by, while it is in use. */
  providerName: string | null;
}

const unproved = { kind: 'user', isFreshlyProved: false } as const;

/** Who a signed-in person is, where they may act and what they may do there. */
export async function getSession(
  context: Context,
  { id: sessionId }: { id: SessionId },
): Promise<SessionFacts> {
  const person = await context.db.beforeTenant((tx) => findPersonOfSession(tx, sessionId));
  if (!person) throw new Refusal('not_signed_in');
  const { id, name, email, memberships } = person;
  const held = heldToPolicies(memberships, person.strength);
  return {
    user: { id, name, email },
    memberships: await Promise.all(
      held.map(async ({ barredBy = null, ...membership }) => ({
        ...membership,
        barredBy,
        // Of this membership alone: what an operator may do everywhere is said once, in the operator's row.
        permissions: permittedActions(
          { ...unproved, id, name, memberships: [{ ...membership, barredBy }], sessionId },
          membership.organizationId,
        ),
        signInWays:
          barredBy === 'own_provider_needed' ? await waysInto(context, membership.organizationId) : [],
      })),
    ),
    proofMethods: await proofMethodsOf(context, person),
    providerName: person.providerName,
  };
}

/** By what they can show once more who they are: the way they came, then the strongest first. */
async function proofMethodsOf(
  context: Context,
  { id, passwordHash, providerName }: PersonOfSession,
): Promise<ProofMethod[]> {
  const { hasTotp, hasPasskey } = await context.db.forOperator().read((tx) => findAccountMeans(tx, id));
  const methods: (ProofMethod | false)[] = [
    providerName !== null && 'provider',
    hasPasskey && 'passkey',
    hasTotp && 'totp',
    passwordHash !== null && 'password',
  ];
  return methods.filter((method) => method !== false);
}
