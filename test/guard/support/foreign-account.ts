import type { IdKind } from '../../../src/core/ids.ts';
import { newId } from '../../../src/storage/new-id.ts';
import type { World } from '../../support/world.ts';
import { bodyOf, type ForeignRow, namesNothing, thing } from './foreign-ids.ts';

/** A token has no account: what is a person's own is asked for in test/http/account.test.ts. */
export function accountRows({ org }: World) {
  const own = namesNothing("the caller's own account");
  const anonymous = namesNothing('nobody is known yet');
  const link = namesNothing('a link is a secret, not an id');
  const ofPerson = (kind: IdKind, body?: unknown): ForeignRow => {
    const at = new Date('2026-11-24T15:00:00Z');
    return {
      asks: [{ token: org.ownerToken, params: { id: thing(kind, newId(kind, at)) }, body: bodyOf(body) }],
    };
  };
  return {
    challengeToSignIn: anonymous,
    signInWithPasskey: anonymous,
    challengeToProve: own,
    requestPasswordReset: anonymous,
    inspectPasswordLink: link,
    redeemPasswordLink: link,
    getAccount: own,
    changeAccount: own,
    changePassword: own,
    challengeToRegister: own,
    addPasskey: own,
    renamePasskey: ofPerson('passkey', { name: 'New' }),
    removePasskey: ofPerson('passkey'),
    unlinkIdentity: ofPerson('userIdentity'),
    offerTotp: own,
    confirmTotp: own,
    removeTotp: own,
    renewRecoveryCodes: own,
    listOwnSessions: own,
    endOwnSession: ofPerson('session'),
    endOtherSessions: own,
  };
}
