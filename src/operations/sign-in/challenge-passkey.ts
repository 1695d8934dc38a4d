import { requireOneself } from '../../core/fresh-proof.ts';
import type { Principal } from '../../core/principal.ts';
import {
  assertionOptions,
  challengeMaxMs,
  newPasskeyChallenge,
  type RelyingParty,
} from '../../secrets/passkeys.ts';
import { type ChallengeUse, insertPasskeyChallenge } from '../../storage/passkey-challenges.ts';
import { listPasskeys } from '../../storage/passkeys.ts';
import type { Context } from '../context.ts';

/** Makes the challenge of one use, kept by its hash until it is answered or five minutes are over. */
export async function newChallenge(context: Context, use: ChallengeUse): Promise<Uint8Array<ArrayBuffer>> {
  const { challenge, hash } = newPasskeyChallenge();
  const expiresAt = new Date(context.clock.now().getTime() + challengeMaxMs);
  await context.db.forOperator().transaction((tx) => insertPasskeyChallenge(tx, { ...use, hash, expiresAt }));
  return challenge;
}

/** What the browser of somebody not known yet is asked with: any passkey it has for this site. */
export async function challengeToSignIn(context: Context, relyingParty: RelyingParty) {
  const challenge = await newChallenge(context, { purpose: 'sign_in', userId: null });
  return assertionOptions({ relyingParty, challenge, allowed: [] });
}

/** What a signed-in person's browser is asked with: one of their own. Refuses `not_found` to tokens. */
export async function challengeToProve(context: Context, principal: Principal, relyingParty: RelyingParty) {
  const { id: userId } = requireOneself(principal, { isSensitive: false });
  const allowed = await context.db.forOperator().read((tx) => listPasskeys(tx, userId));
  const challenge = await newChallenge(context, { purpose: 'prove', userId });
  return assertionOptions({ relyingParty, challenge, allowed });
}
