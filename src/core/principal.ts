import type { Delegation } from './delegation.ts';
import type { ApiTokenId, CarrierId, OauthClientId, OrganizationId, SessionId, UserId } from './ids.ts';
import type { Action, OperatorRole, OrganizationRole } from './permissions.ts';
import type { SignInBar } from './sign-in-policy.ts';

/** A place where a person may act: an organization with a role there, or the operator with a role there. */
export type Membership = (
  | { kind: 'organization'; organizationId: OrganizationId; role: OrganizationRole }
  | { kind: 'operator'; organizationId: OrganizationId; role: OperatorRole }
) & {
  /** Of a person: why this session does not open it. Left out or null: it does. */
  barredBy?: SignInBar | null;
};

/** The only acts a program was given, of those its role may do; null: all of them. */
export type Scopes = readonly Action[] | null;

/**
 * Who is asking, as authentication found it. `name` is for the record (audit, history): a person's name or a
 * token's, never its secret.
 */
export type Principal =
  | {
      kind: 'user';
      id: UserId;
      name: string;
      memberships: readonly Membership[];
      sessionId: SessionId;
      /** They showed who they are within the last ten minutes. */
      isFreshlyProved: boolean;
      /** Of a person of the operator: whom they act for now, and why; left out: nobody. */
      delegations?: readonly Delegation[];
    }
  | {
      kind: 'token';
      id: ApiTokenId;
      name: string;
      membership: Membership;
      actsWithoutStepUp: boolean;
      scopes: Scopes;
      /** When the token ends; left out or null: when it is revoked. */
      expiresAt?: Date | null;
      /** Why an operator's token does it, where the request says so. */
      reason?: string | null;
    }
  | {
      kind: 'carrier';
      /** Of the token it asks with, or of the OAuth client that got it a short one. */
      id: ApiTokenId | OauthClientId;
      name: string;
      /** What that token or client is called. */
      tokenName: string;
      scopes: Scopes;
      carrierId: CarrierId;
      /** The operator's own organization: where the carrier is registered and unowned orders lie. */
      operatorId: OrganizationId;
    };
